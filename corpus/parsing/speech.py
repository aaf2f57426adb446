"""The verbs that minutes report speech with, and what must follow those that mean other things.

"The Clerk paid tribute" is said, "the Clerk paid the invoice" is done: a verb that has both
senses is taken only with an object that can be spoken.
"""

_SAID = (
    "inform(?:ed|s) explain(?:ed|s) stated said says advise[ds] asked questioned queried"
    " suggest(?:ed|s) felt feels commented reported confirm(?:ed|s) highlight(?:ed|s) assured"
    " reassured reminded express(?:ed|es) (?:re-?)?emphasi[sz]ed stressed acknowledged thanked"
    " commended welcomed replied responded noted added announced clarified outlined summari[sz]ed"
    " introduced told requested urged argue[ds] belie?ve[ds] thought thinks hoped wished warned"
    " recommended offered undertook promised reiterated referred declared objected"
    " congratulated praised apologi[sz]ed recogni[sz]ed indicated mentioned observed"
    " remarked invited insisted concluded enquired inquired challenged criti[cq]i[sz]ed cautioned"
    " repeated echoed volunteered encouraged described instanced feared advocated voiced notified"
    " complained compl[ie]mented disputed concurred elaborated wondered pledged appealed lamented"
    " alerted briefed demanded expanded disagreed asserted claimed maintained contended countered"
    " pleaded regretted answered conveyed relayed underlined underscored corrected apprised talked"
    " illustrated exclaimed quoted recalled recounted sympathi[sz]ed intimated retorted interjected"
    " detailed alluded conceded applauded denied refuted rebutted deplored denounced defended"
    " implored implied specified restated recapped speculated predicted protested signalled opined"
    " bemoaned posed cited exhorted vowed theori[sz]ed justified decried surmised averred"
    " testified revealed attributed flagged enthused reckoned deprecated posited interrupted"
)
_TOLD = (
    r"updates?|overview|report|presentation|summary|information|details?|explanations?|assurances?"
    r"|background|response|answer|reply|feedback|account|examples?|clarification|talk|thanks"
    r"|briefing|advice|outline|insights?|reassurance|context|history|description|introduction"
    r"|notice|announcements?|statement|speech|reasons|views?|opinions?|resum[eé]|synopsis"
    r"|comments?|warning|address|demonstration|run-?down|review|commitment|undertaking|evidence"
    r"|points?|suggestions?|observations?|remarks?|reference|mention|case|plea|proposal"
    r"|representations?|preview|ideas?|recap|insight|illustration|indication|critique|objections?"
)
_FEW_WORDS = r"(?:\s+[\w’'-]{1,20}){0,7}?\s+"
_WITH_OBJECT = "|".join((
    r"agreed(?=\s+(?:(?:strongly|fully|entirely|also)\s+)?(?:that|with|there|it|this|but|and\s+\w+ed)\b|[.,;]|\s*$)",
    r"spoke(?!\s+at\b)(?!\s+(?:to|with)\s+(?!it\b|this\b|(?:the|his|her|their)\s+(?:item|report"
    r"|meeting|[Cc]ommittee|[Cc]ouncil|motion|paper|application|proposal|amendment)s?\b))",
    r"place[ds]?(?=\s+on\s+record\b)|put(?=\s+on\s+record\b)",
    r"(?:was|is|were)\s+able\s+to\s+(?:explain|report|confirm|advise|say|inform|update|assure)",
    r"raise[ds](?!\s+(?:£|money|funds|\d))",
    rf"(?:gave|gives|provide[ds]|delivered|made|makes|offered|put\s+forward)"
    rf"(?={_FEW_WORDS}(?:{_TOLD})\b)",
    r"present(?:ed|s)(?=(?:\s+[\w’'&-]{1,20}){0,9}?\s+(?:reports?|updates?|items?|budgets?|accounts"
    r"|proposals?|information|quot(?:es|ations?)|figures|findings|plans?|petition|cases?|designs?"
    r"|options|papers?|results?|statements?|summary|overview|details?|application|recommendations?"
    r"|strategy|policy|motion|minutes|decisions?|evidence|slides|data|review|draft|schedule|programme)\b"
    r"|\s+(?:on|about|to|it|this|these)\b)",
    r"(?:accepted|considered|understood)(?=\s+that\b)",
    r"updated(?=\s+(?:(?:the|all)\s+)?(?:meeting|[Mm]embers|[Cc]ouncil(?:lors)?|[Cc]ommittee"
    r"|[Bb]oard|[Pp]anel|[Cc]abinet|everyone|us|those|on)\b)",
    r"brought(?=\s+up\b)|followed(?=\s+up\s+(?:that|on|by)\b)|continued(?=\s+that\b)",
    r"made(?=\s+(?:the\s+)?(?:[Mm]eeting|[Mm]embers|[Cc]ouncil(?:lors)?|[Cc]ommittee|[Bb]oard|[Pp]anel"
    r"|[Cc]abinet|everyone|us|all)\s+aware\b)|expect(?:ed|s)(?=\s+that\b)",
    r"drew(?=(?:\s+[\w’'-]{1,20}){0,4}?\s+attention\b)",
    r"read(?=\s+(?:out|from|aloud|the|a|an|his|her|several|some)\b)",
    r"sought(?=(?:\s+\w+){0,2}\s+(?:clarification|assurances?|reassurance|confirmation|views"
    r"|information|explanation)\b)",
    r"paid(?=\s+tribute\b)",
    r"(?:supported|opposed)(?=\s+(?:this|that|the\s+(?:view|idea|suggestion"
    r"|comments?|concerns|sentiments?|principle))\b)",
    r"(?:brought|directed)(?=(?:\s+[\w’'-]{1,20}){0,9}?\s+attention\b)",
    r"address(?:ed|es)(?=\s+(?:(?:the|an?|each|this|these|those)\s+)?(?:[\w’'-]+\s+)?(?:[Cc]ommittee"
    r"|[Cc]ouncil|[Mm]eeting|[Bb]oard|[Pp]anel|[Cc]abinet|[Mm]embers|[Ee]xecutive|questions?|issues?"
    r"|points?|concerns?|quer(?:y|ies)|comments?)\b)",
    r"(?:submitted|tabled|circulated)(?=\s+(?:that|an?|the|his|her|their)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:report|statement|update|paper|summary)\b)|submitted(?=\s+that\b)",
    r"extended(?=(?:\s+[\w’'-]+){0,6}?\s+(?:thanks|welcome|congratulations|sympath(?:y|ies)"
    r"|condolences|apologies|gratitude|appreciation|wishes)\b)",
    r"(?:appreciated|rejected|endorsed|reinforced|attested|ruled|estimated|anticipated|envisaged"
    r"|joked)(?=\s+(?:that|the\s+(?:idea|notion|claim|suggestion|point|importance|need|comments?"
    r"|views?|sentiments?|concerns?))\b)",
    r"(?:took|talked|walked|led)(?=\s+(?:the\s+)?(?:members|councillors|everyone|us|[Cc]ommittee"
    r"|[Bb]oard|[Pp]anel|[Mm]eeting|[Cc]abinet)\s+through\b)|spelled(?=\s+out\b)",
    r"has\s+(?:also\s+|now\s+)?(?:advised|reported|explained|confirmed|stated|indicated|said|noted"
    r"|suggested|commented)(?=\s+(?:by\s+e-?mail\s+)?that\b)",
    r"shared(?=\s+(?:that|how|with|a|an|the|his|her|their|concerns|information|details|some|news"
    r"|this|views)\b)",
    r"pointed(?=\s+(?:out|to)\b)",
    r"called(?=\s+(?:for|on|upon|attention|the\s+meeting\s+to\s+order)\b)",
    r"turned(?=\s+to\b)|fed(?=\s+back\b)|summed(?=\s+up\b)|set(?=\s+out\b)|ran(?=\s+through\b)",
    r"touched(?=\s+(?:on|upon)\b)|went(?=\s+(?:on\s+to|through)\b)|hit(?=\s+out\b)",
    r"took(?=\s+the\s+(?:opportunity|chair\s+and\s+(?:welcomed|thanked))\b)",
    r"(?:opened|began|commenced|continued|closed|started|ended)"
    r"(?=(?:\s+the\s+(?:meeting|item|discussion|session|debate))?\s+(?:by\s+\w+ing\b|and\s+"
    r"(?:welcomed|thanked|explained|said)\b))",
    r"(?:wanted|wish(?:ed|es)?)(?=\s+to\b)|would(?=\s+(?:also\s+|very\s+much\s+)?like\b)",
    r"(?:was|is|were)(?=\s+(?:also\s+)?(?:of\s+the\s+(?:view|opinion)|concerned|disappointed"
    r"|hopeful|adamant|delighted\s+(?:that|to\s+(?:announce|report|say))"
    r"|(?:pleased|happy|sorry|able|proud)\s+"
    r"(?:that|to\s+(?:announce|report|say|see|hear|note|inform|advise|confirm|tell))"
    r"|not\s+(?:convinced|in\s+favour))\b)",
    r"(?<!\bno )(?<!\bany )(?<!\bof )(?:reports|requests|notes|states|asks|comments|questions"
    r"|queries|hopes|wants|recommends)(?=\s+(?:that|on|the|an?|his|her|if|whether|how|he|she|there|it|for"
    r"|(?<=hopes )to|(?<=wants )to|(?<=asks )to)\b)",
))  # fmt: skip
VERB = rf"(?i:(?:{'|'.join(_SAID.split())}|{_WITH_OBJECT}))"
ADVERB = (
    r"(?:also|then|further|again|therefore|subsequently|briefly|additionally|formally|later|first"
    r"|firstly|finally|however|next|similarly|both|all|strongly|duly|kindly|personally|previously"
    r"|specifically|verbally|repeatedly|clearly|rightly|each|now|publicly|helpfully|just|still"
    r"|once\s+again|in\s+turn|in\s+reply|in\s+response|particularly|himself|herself|rather)"
)
# By these verbs a sentence goes on with its speaker even when it has named somebody else.
GOING_ON = (
    r"(?:also|further|added|adds|continued|concluded|concludes|went\s+on|finally|additionally"
    r"|reiterated|expanded|elaborated|repeated)"
)
# "It was reported by the Clerk that …", "Concerns were raised by Cllr Ash"
SAID_BY = (
    r"(?:reported|noted|suggested|stated|raised|asked|expressed|mentioned|explained|highlighted"
    r"|queried|requested|shared|confirmed|commented|pointed\s+out|voiced|emphasi[sz]ed|stressed"
    r"|questioned|announced|clarified|outlined|said|given|presented|introduced|read\s+out|made"
    r"|delivered|advised|informed|told|reminded|assured|updated|posed|sought|detailed"
    r"|described|intimated|indicated|refuted|denied|claimed|disputed|felt|reiterated|acknowledged"
    r"|observed|remarked|submitted(?=\s+by\b[^.;]{1,60}\sthat\b)|put\s+forward|called\s+to\s+order)"
)
