"""Given names whose bearers are nearly always of one sex; used only where an article gives no sign itself."""

from __future__ import annotations

HE_NAMES = frozenset(
    """aaron abdul abdullah abraham achim adam adrian ahmad ahmed alain alan albert alejandro aleksandr
    alessandro alexander alexandre alexei alfred ali allen alvaro alvin anatoly anders andre andreas
    andrei andrew andrii andy anthony antonio arash arif arjun arnold arthur arturo ashraf aziz baptiste
    barack barry bart bashar ben benjamin benny bernard bernie bill billy bjorn bob bobby boris brad
    bradley brandon brendan brett brian bruce bryan bryant byron caleb calvin carl carlos carsten chad
    charles charlie chris christian christoph christopher chuck clarence clark claude clifford clint
    colin corey craig curtis damien dan daniel danny darren darryl daryl dave david dean dennis derek
    derrick dick diego dieter dirk dmitri dmitriy dmitry dmytro don donald doug douglas dragan duncan
    dustin dwight dylan earl ed eddie edgar eduardo edward edwin ehud eli elias elijah elliot emil
    emmanuel enrique enzo eric erik ernest ethan eugene evan evgeny fabio fabrice farid felipe felix
    ferdinand fernando floyd francesco francis francisco frank franklin frans fred frederic frederick
    fritz gabriel gael gareth garrett gary gavin gene geoffrey georg george gerald gerard gerhard
    gilbert giorgio giovanni giuseppe glen glenn goran gordon graham grant greg gregory guillaume
    guillermo gunnar gunther gus guy hamid hans hans-peter harold harrison harry hassan hector heinrich
    heinz helge helmut hendrik henri henrik henry herbert herman hiroshi horst howard hubert hugh hugo
    hussein ian ibrahim ignacio igor ilya imran isaac ismail ivan jack jacob jaime jake jakob jamal
    james jan janos jared jason javier jay jean-claude jean-luc jean-marc jean-pierre jeff jeffrey jens
    jeremy jerome jerry jesse jim jimmy joachim joao joaquin jochen joe joel johan johannes john johnny
    jon jonas jonathan jorg jorge jose josef joseph josh joshua juan julian julien julio jurgen justin
    karim karl kaspar keith ken kenji kenneth kenny kent kevin khaled khalid kirk klaus knut kofi kurt
    kyle lamar larry lars lawrence lech leif len leo leon leonard leonid lester lewis liam lloyd
    lorenzo louis luca lucas luigi luis luka lukas luke mahmoud maksim maksym malcolm manfred manoj
    manuel marc marcel marcin marco marcos marcus marek mario mark martin marvin mathias matt matteo
    matthew mattias maurice mauricio max maxime maximilian mehdi mehmet michael michel miguel mihai
    mikael mike mikhail milan milton mitch mitchell mitt mohamad mohamed mohammad mohammed mohan
    mohandas moses muhammad mustafa mykola narendra nasser nathan nathaniel neil nelson nicholas nick
    nicolas nigel nikola nikolai nikolas nils noah norman olaf olav ole oleg oleksandr oleksiy oliver
    omar osama oscar otto owen pablo paolo pascal pascual patrick paul pavel pavlo pedro pekka perry
    pete peter petr phil philip phillip pierre piet piotr rafael rainer rajesh ralph ramon
    randall randy rashid raul ray raymond recep reginald reza ricardo richard rick ricky rob robert
    roberto rodney rodrigo roger roland rolf roman ron ronald ronnie roy rudolph rudy rune rupert
    russell ryan salim salman salvador sam sami samir samuel sandor sanjay sanjeev santiago satoshi saul
    scott sean sebastian serge sergei sergey sergii sergio seth shane shaun shawn shinzo sidney simon
    slobodan solomon spencer stanislav stanley stefan stephane stephen steve steven stewart stuart sunil
    sven tadeusz takeshi tamas tariq ted terrence thaddeus theo theodore thierry thomas thorsten tim
    timothy toby todd tom tomas tomasz tommy tony torsten travis trevor tyler uwe vaclav vasily vernon
    vicente victor viktor vince vincent vitali vitaly vlad vladimir volker volodymyr wael wallace walter
    warren wayne werner wesley wilhelm willem william willie winston wojciech wolfgang xavier yannis
    yasser yevgeny yitzhak yoshihide yousef youssef yuri yusuf yves zachary zoltan zoran""".split()
)
SHE_NAMES = frozenset(
    """abigail adriana agnes agnieszka aino aisha akiko aleksandra alessandra alexandra alexis alice alicia
    alison allison alyssa amal amanda amber amelia amina amy ana anastasia andrea angela angelica
    angelina angelique anita anja anke ann anna anne annegret anneli annette annie annika antje antonia
    anya april ariana arlene ashley astrid audrey ava ayesha barbara beatrice beatriz becky bella
    bernadette bernice beth bethany betsy betty birgit birgitta birgitte bonnie brenda bridget brigitte
    britta brittany brunhilde camila camille candace carla carly carmen carol carole carolina caroline
    carolyn cassandra catherine cathy cecile cecilia celeste celine charlene charlotte cheryl chiara
    chloe christina christine cindy claire clara claudia colleen connie courtney cristina crystal
    cynthia daisy daniela danielle danuta daphne dawn debbie deborah debra delia denise diana diane
    dilma dolores donna dora doreen doris dorothy dragana edith eileen ekaterina elaine eleanor elena
    elif elin elisabeth elise eliza elizabeth ella ellen eloise emily emine emma erica erika erin
    esperanza esther ethel eugenia eva eve evelyn ewa faith fatima federica fernanda fiona flora
    florence frances francesca francoise frida gabriela gabrielle gail genevieve geraldine gertrude gina
    giorgia giovanna gisela giulia gladys glenda gloria grace greta gretchen gro guadalupe gudrun gwen
    gwendolyn hannah harriet hatice hazel heather heidi heike helen helena helene helga henrietta hilary
    hilda hillary holly ida ilse ines ingeborg inger ingrid ioana irene irina iris isabel isabella
    isabelle ivana ivanka ivy jacqueline jadwiga jana jane janet janice jasmine jeanette jeanne jennifer
    jenny jessica jill joan joanna joanne jocelyn johanna jolanta josephine joyce juanita judit judith
    judy julia juliana julie juliet june jutta kaitlyn karen karin karoline katarina kate katherine
    kathleen kathryn kathy katie katja katrina kayla kendra kimberly kirsten kirsti kristen
    kristin kristina krystyna kyra laila lara latoya laura lauren laurie leah leila lena leticia leyla
    lillian lily linda lisa liv liz lois lola loretta lori lorraine louise lucia lucie lucille lucy
    ludmila luisa luz lydia lyudmila mabel madeleine magda magdalena maja malgorzata mandy marcia
    margaret margarita maria mariam marian mariana marianne marie marilyn marina marissa marit
    mariya marjorie marlene marlies marta martha mary matilda maureen maxine megan meghan melania
    melanie melinda melissa mercedes meredith mette michelle mildred milena mina mindy mira miranda
    miriam mirjam molly mona monica monika monique muriel myra nadezhda nadia nadine nancy naomi natalia
    natalie natasha nele nguyet nicola nicole nikki nina noelle nora norma noura nuria odette olga olive
    olivia ornella outi pam pamela paola patricia patti patty paula pauline pearl peggy penelope penny
    petra phyllis pia pilar priscilla rachel ragnhild ramona raquel rebecca regina renata renee rhonda
    riitta rita roberta rosa rosalind rosario rose rosemary roxanne ruby ruth sabine sabrina safiya
    sally samantha sandra sanna sara sarah saskia selena serena sharon sheila shelley sherry shirley
    sierra sigrid silke silvia simone sinead siobhan sofia soledad solveig sonia sonja sophia sophie
    stella stephanie sue susan susanna susanne suzanne svetlana sybille sylvia tabitha tamara tammy
    tania tanya tara tasha tatiana tatyana teresa theodora theresa tiffany tiina tina tone tova tove
    trisha ulrike ursula uta valentina valentine valeria valerie vanessa vera veronica vesna vicki
    victoria viktoriya viola violet vivian waltraud wanda wendy whitney wilhelmina wilma xiomara yasmin
    yasmine yelena yolanda yulia yuliya yvette yvonne zainab zara zeinab zeynep zoe zofia zuzanna""".split()
)
