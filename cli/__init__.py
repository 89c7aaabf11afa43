"""The command line of quotes: it parses arguments and prints, and decides nothing."""
