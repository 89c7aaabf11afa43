"""Countries, what their people are called, and the capitals that stand for their governments.

General knowledge, kept as one table.  A place that is not in it (a province, an invented country) still
gets a key, cut from the word's own stem, so that "Ruritanian" and "Ruritania" meet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.letters import plain

# country and its other names; adjectives and demonyms; capitals and other names for its government
_TABLE = """
Afghanistan; Afghan, Afghani; Kabul
Albania; Albanian; Tirana
Algeria; Algerian; Algiers
Andorra; Andorran; Andorra la Vella
Angola; Angolan; Luanda
Antigua and Barbuda, Antigua; Antiguan; Saint John's
Argentina; Argentine, Argentinian, Argentinean; Buenos Aires
Armenia; Armenian; Yerevan
Australia; Australian; Canberra
Austria; Austrian; Vienna
Azerbaijan; Azerbaijani, Azeri; Baku
Bahamas, The Bahamas; Bahamian; Nassau
Bahrain; Bahraini; Manama
Bangladesh; Bangladeshi; Dhaka
Barbados; Barbadian; Bridgetown
Belarus, Belorussia; Belarusian, Belarussian, Byelorussian; Minsk
Belgium; Belgian; Brussels
Belize; Belizean; Belmopan
Benin; Beninese; Porto-Novo
Bhutan; Bhutanese; Thimphu
Bolivia; Bolivian; La Paz
Bosnia and Herzegovina, Bosnia, Bosnia-Herzegovina; Bosnian; Sarajevo
Botswana; Motswana, Botswanan; Gaborone
Brazil; Brazilian; Brasilia
Brunei; Bruneian; Bandar Seri Begawan
Bulgaria; Bulgarian; Sofia
Burkina Faso; Burkinabe; Ouagadougou
Burundi; Burundian; Gitega, Bujumbura
Cambodia; Cambodian; Phnom Penh
Cameroon; Cameroonian; Yaounde
Canada; Canadian; Ottawa
Cape Verde, Cabo Verde; Cape Verdean; Praia
Central African Republic; Central African; Bangui
Chad; Chadian; N'Djamena
Chile; Chilean; Santiago
China, People's Republic of China; Chinese; Beijing, Peking
Colombia; Colombian; Bogota
Comoros; Comorian; Moroni
Congo, Democratic Republic of Congo, Democratic Republic of the Congo; Congolese; Kinshasa, Brazzaville
Costa Rica; Costa Rican; San Jose
Croatia; Croatian, Croat; Zagreb
Cuba; Cuban; Havana
Cyprus; Cypriot, Cyprian; Nicosia
Czech Republic, Czechia; Czech; Prague
Denmark; Danish, Dane; Copenhagen
Djibouti; Djiboutian
Dominica; Dominican; Roseau
Dominican Republic; Dominican; Santo Domingo
East Timor, Timor-Leste; Timorese, East Timorese; Dili
Ecuador; Ecuadorian, Ecuadorean; Quito
Egypt; Egyptian; Cairo
El Salvador; Salvadoran, Salvadorean; San Salvador
Equatorial Guinea; Equatoguinean; Malabo
Eritrea; Eritrean; Asmara
Estonia; Estonian; Tallinn
Eswatini, Swaziland; Swazi; Mbabane
Ethiopia; Ethiopian; Addis Ababa
European Union, EU; European
Fiji; Fijian; Suva
Finland; Finnish, Finn; Helsinki
France; French, Frenchman, Frenchwoman; Paris, Elysee
Gabon; Gabonese; Libreville
Gambia, The Gambia; Gambian; Banjul
Georgia; Georgian; Tbilisi
Germany, West Germany, East Germany; German; Berlin
Ghana; Ghanaian; Accra
Greece; Greek; Athens
Greenland; Greenlandic; Nuuk
Grenada; Grenadian
Guatemala; Guatemalan
Guinea; Guinean; Conakry
Guinea-Bissau; Bissau-Guinean; Bissau
Guyana; Guyanese; Georgetown
Haiti; Haitian; Port-au-Prince
Honduras; Honduran; Tegucigalpa
Hong Kong; Hongkonger
Hungary; Hungarian; Budapest
Iceland; Icelandic, Icelander; Reykjavik
India; Indian; New Delhi, Delhi
Indonesia; Indonesian; Jakarta
Iran; Iranian; Tehran, Teheran
Iraq; Iraqi; Baghdad
Ireland; Irish, Irishman; Dublin
Israel; Israeli; Jerusalem, Tel Aviv
Italy; Italian; Rome
Ivory Coast, Cote d'Ivoire; Ivorian; Abidjan, Yamoussoukro
Jamaica; Jamaican; Kingston
Japan; Japanese; Tokyo
Jordan; Jordanian; Amman
Kazakhstan; Kazakh, Kazakhstani; Astana
Kenya; Kenyan; Nairobi
Kiribati; I-Kiribati; Tarawa
Kosovo; Kosovar, Kosovan; Pristina
Kuwait; Kuwaiti; Kuwait City
Kyrgyzstan; Kyrgyz, Kyrgyzstani; Bishkek
Laos; Lao, Laotian; Vientiane
Latvia; Latvian; Riga
Lebanon; Lebanese; Beirut
Lesotho; Basotho; Maseru
Liberia; Liberian; Monrovia
Libya; Libyan; Tripoli
Liechtenstein; Liechtensteiner; Vaduz
Lithuania; Lithuanian; Vilnius
Luxembourg; Luxembourgish, Luxembourger
Madagascar; Malagasy; Antananarivo
Malawi; Malawian; Lilongwe
Malaysia; Malaysian; Kuala Lumpur
Maldives; Maldivian; Male
Mali; Malian; Bamako
Malta; Maltese; Valletta
Marshall Islands; Marshallese; Majuro
Mauritania; Mauritanian; Nouakchott
Mauritius; Mauritian; Port Louis
Mexico; Mexican; Mexico City
Micronesia; Micronesian; Palikir
Moldova; Moldovan; Chisinau
Monaco; Monegasque
Mongolia; Mongolian; Ulaanbaatar
Montenegro; Montenegrin; Podgorica
Morocco; Moroccan; Rabat
Mozambique; Mozambican; Maputo
Myanmar, Burma; Burmese, Myanmarese; Naypyidaw, Rangoon, Yangon
Namibia; Namibian; Windhoek
Nauru; Nauruan
Nepal; Nepali, Nepalese; Kathmandu
Netherlands, The Netherlands, Holland; Dutch, Dutchman; The Hague, Amsterdam
New Zealand; New Zealander; Wellington
Nicaragua; Nicaraguan; Managua
Niger; Nigerien; Niamey
Nigeria; Nigerian; Abuja
North Korea; North Korean; Pyongyang
North Macedonia, Macedonia; Macedonian; Skopje
Norway; Norwegian; Oslo
Oman; Omani; Muscat
Pakistan; Pakistani; Islamabad
Palau; Palauan
Palestine, Palestinian Authority; Palestinian; Ramallah
Panama; Panamanian; Panama City
Papua New Guinea; Papua New Guinean; Port Moresby
Paraguay; Paraguayan; Asuncion
Peru; Peruvian; Lima
Philippines, The Philippines; Philippine, Filipino, Filipina; Manila
Poland; Polish, Pole; Warsaw
Portugal; Portuguese; Lisbon
Puerto Rico; Puerto Rican
Qatar; Qatari; Doha
Romania; Romanian; Bucharest
Russia, Russian Federation; Russian; Moscow
Rwanda; Rwandan; Kigali
Saint Lucia, St. Lucia; Saint Lucian; Castries
Samoa; Samoan; Apia
San Marino; Sammarinese
Saudi Arabia; Saudi, Saudi Arabian; Riyadh
Scotland; Scottish, Scot; Edinburgh
Senegal; Senegalese; Dakar
Serbia; Serbian, Serb; Belgrade
Seychelles; Seychellois
Sierra Leone; Sierra Leonean; Freetown
Singapore; Singaporean
Slovakia; Slovak, Slovakian; Bratislava
Slovenia; Slovenian, Slovene; Ljubljana
Solomon Islands; Solomon Islander; Honiara
Somalia; Somali, Somalian; Mogadishu
South Africa; South African; Pretoria, Cape Town
South Korea; South Korean; Seoul
South Sudan; South Sudanese; Juba
Soviet Union, USSR; Soviet
Spain; Spanish, Spaniard; Madrid
Sri Lanka; Sri Lankan; Colombo
Sudan; Sudanese; Khartoum
Suriname; Surinamese; Paramaribo
Sweden; Swedish, Swede; Stockholm
Switzerland; Swiss; Bern, Berne
Syria, Syrian Arab Republic; Syrian; Damascus
Taiwan; Taiwanese; Taipei
Tajikistan; Tajik, Tajikistani; Dushanbe
Tanzania; Tanzanian; Dodoma, Dar es Salaam
Thailand; Thai; Bangkok
Togo; Togolese; Lome
Tonga; Tongan
Trinidad and Tobago, Trinidad; Trinidadian; Port of Spain
Tunisia; Tunisian; Tunis
Turkey, Turkiye; Turkish, Turk; Ankara
Turkmenistan; Turkmen; Ashgabat
Tuvalu; Tuvaluan
Uganda; Ugandan; Kampala
Ukraine, The Ukraine; Ukrainian; Kyiv, Kiev
United Arab Emirates, UAE, Emirates; Emirati; Abu Dhabi
United Kingdom, UK, U.K., Britain, Great Britain; British, Briton; London, Downing Street
United Nations, UN, U.N.
United States, United States of America, US, U.S., U.S.A., USA, America; American; Washington
Uruguay; Uruguayan; Montevideo
Uzbekistan; Uzbek, Uzbekistani; Tashkent
Vanuatu; Vanuatuan, Ni-Vanuatu; Port Vila
Vatican, Holy See, Vatican City
Venezuela; Venezuelan; Caracas
Vietnam, Viet Nam; Vietnamese; Hanoi
Wales; Welsh, Welshman; Cardiff
Yemen; Yemeni; Sanaa
Yugoslavia; Yugoslav, Yugoslavian
Zambia; Zambian; Lusaka
Zimbabwe; Zimbabwean; Harare
England; English, Englishman
"""


def _read() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        fields = [[x.strip() for x in f.split(",") if x.strip()] for f in line.split(";")] + [[], []]
        key = fields[0][0]
        for table, names in zip((countries, adjectives, capitals), fields[:3], strict=True):
            for name in names:
                table.setdefault(_squeeze(name), key)
    return countries, adjectives, capitals


_NO_LETTER = re.compile(r"[^a-z]")


@lru_cache(maxsize=65536)
def _squeeze(name: str) -> str:
    return _NO_LETTER.sub("", plain(name).removeprefix("the "))


_COUNTRIES, _ADJECTIVES, _CAPITALS = _read()
_ADJECTIVE_END = re.compile(r"(?:iese|ians?|eans?|ans?|ese|ish|ites?|ic|is?|ers?)$")
_PLACE_END = re.compile(r"(?:ia|land|ea|[aeiouy])$")


def is_country(name: str) -> bool:
    """Tell whether a printed name is a country's ("Syria", "the United States")."""
    return _squeeze(name) in _COUNTRIES


def is_capital(name: str) -> bool:
    """Tell whether a printed name is a capital or a seat that stands for a government ("Moscow")."""
    return _squeeze(name) in _CAPITALS


def is_demonym(name: str) -> bool:
    """Tell whether a printed name is an adjective of nationality, or their plural ("Syrian", "Russians")."""
    word = _squeeze(name)
    return word in _ADJECTIVES or word.removesuffix("s") in _ADJECTIVES


def is_place(name: str) -> bool:
    """Tell whether a printed name stands for a country: it is its own, its capital's, or a demonym."""
    return country_of(name) is not None


def country_of(name: str) -> str | None:
    """Return the country that a name, an adjective or a capital stands for, ``None`` if it is none."""
    word = _squeeze(name)
    for table in (_COUNTRIES, _ADJECTIVES, _CAPITALS):
        if word in table:
            return table[word]
    return _ADJECTIVES.get(word.removesuffix("s"))


@lru_cache(maxsize=4096)
def place_key(name: str) -> str:
    """Return a key that a place and its adjective share, for known and unknown places alike.

    Known ones give the country; others their stem after a tilde: "Ruritania" and "Ruritanian" both
    give ``~rurit``.  Any other owner of an office (a company, a club) gets a key the same way.
    """
    known = country_of(name)
    if known is not None:
        return known
    word = _squeeze(name)
    stem = _ADJECTIVE_END.sub("", word)
    stem = _PLACE_END.sub("", stem)
    return "~" + (stem if len(stem) >= 3 else word)
