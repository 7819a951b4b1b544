"""Word lists the grammar of reports leans on; broad on purpose, from general knowledge of news copy."""

from __future__ import annotations


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


PARTICLES = _words("al el an ar as ash at az ad de la le du des di au aux sur of the on der den am")
# Words that open paragraphs in capitals, or before a dash, and are no places.
NOT_PLACES = _words(
    "and or but he she it they we i you this that these those in on at of for from by with to as if is are was "
    "were breaking update updated exclusive analysis opinion live video photos photo watch read note correction "
    "factbox explainer timeline interview feature background summary highlights urgent alert flash wrapup "
    "corrected recap podcast editorial nato un eu us u.s. u.n. e.u. uk usa uae ussr au ecowas igad unhcr unicef "
    "unrwa unifil unsmis untso undof unamid unitams unmiss minusma monusco ocha ohchr who wfp fao iaea opcw icc "
    "icj icrc msf osce smm jmm jccc ceasefire truce hamas fatah isis isil is pkk ypg sdf fsa hts idf rsf saf snc "
    "hnc plo ira eta farc tplf houthi houthis hezbollah taliban cia fbi fsb sbu gur mi6 pentagon kremlin key "
    "points what why how when where facts figures map chart sources source q question answer ends end more also "
    "related advertisement president minister prime general colonel secretary spokesman spokeswoman officials "
    "rebels troops soldiers police civilians monday tuesday wednesday thursday friday saturday sunday yes no not "
    "one two three four five six seven eight nine ten some many most all both other another our his her their its "
    "my"
)
LOWER_IN_BYLINES = _words(
    "and in of for from with the at de del della da di du la le van von der den bin ibn bint abu al el ul ad ar "
    "an staff writer writers correspondent correspondents reporter reporters editor bureau chief foreign senior "
    "special news agency agencies team desk our own diplomatic political middle east affairs defence defense war "
    "europe africa asia to y e i"
)
ABBREVIATIONS = _words(
    "gen col maj capt lt sgt brig adm sen rep gov dr mr mrs ms prof st mt ft no vs jan feb mar apr jun jul aug "
    "sep sept oct nov dec jr sr inc ltd corp co etc hon pres supt cmdr u.s u.n"
)
# A word that makes a name a body's. None is a common surname: an informant's name must never pass for an outlet.
BODY_WORDS = _words(
    "agency agence agencia agentur agenzia alliance ambassade archive army assembly associated "
    "association authority broadcasting brigade bulletin bureau bundeswehr cabinet centre center charity "
    "chronicle clinic coalition command commission committee communications consortium consulate "
    "convention coordination council courier court daily delegation department desk directorate dispatch "
    "embassy federation foundation front gazette government governorate headquarters herald hospital "
    "institute international joint journal league liaison live magazine media ministry mission mirror "
    "monitoring movement municipality museum nations network news newspaper newsroom newswire ngo "
    "observatory observers office organisation organization outlet parliament party platform presidency "
    "programme project radio record recorder register relief reporter reports republic review secretariat "
    "sentinel service services society spokesperson staff station studies syndicate task team telegraph "
    "telegram television times tribunal tribune tv union unit university verification weekly wire "
    "worldwide"
)
# Words that end many names of outlets and are surnames as well: they count in a longer name, or behind "the".
BODY_WORDS_AND_SURNAMES = _words(
    "post press star sun voice watch wave monitor group forum field fund guard law line map mail page "
    "sage world today crescent cross aid rights justice action corps initiative house forces"
)
TITLE_LABELS = frozenset({"subject", "title", "headline"})
DATE_LABELS = frozenset(
    {"date", "published", "publication date", "pub date", "published on", "posted", "load-date", "filed"}
)
SOURCE_LABELS = frozenset({"source", "publisher", "publication", "outlet", "agency", "news agency", "copyright"})
LINK_LABELS = frozenset({"url", "link", "permalink"})
OTHER_LABELS = _words(
    "author authors byline by from to cc bcc reply-to sent received section dateline language country length slug "
    "document edition page pages type category tags keywords updated modified body text content id message-id "
    "attachments priority location region theme format"
) | frozenset(["last updated", "word count", "words", "reference", "ref", "document id", "end of document"])
BLOCKS = _words(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote section article header footer pre hr dd dt figure "
    "figcaption"
)
SILENT = _words("script style noscript template svg title iframe object nav button select textarea")
