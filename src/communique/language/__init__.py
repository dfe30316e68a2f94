"""Document to Reading: lines, sentences, quotations, parse, mentions, dates, money."""
