//! Closed lists of English words, and the classes that they put a word in.
//!
//! General lists only: function words, titles, role nouns, given names. Nobody's name is here, so
//! nothing is tuned to a story. A word may be in several classes; callers look at neighbours.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::dictionary::Dictionary;

/// Classes of a word, as bits.
pub(crate) mod class {
    /// Determiner or quantifier: the, some, many.
    pub(crate) const DET: u32 = 1;
    /// Possessive pronoun: his, their.
    pub(crate) const POSS: u32 = 1 << 1;
    /// Subject pronoun: he, they.
    pub(crate) const PRON: u32 = 1 << 2;
    /// Object pronoun: him, them.
    pub(crate) const OBJ: u32 = 1 << 3;
    /// Relative pronoun: who, which.
    pub(crate) const REL: u32 = 1 << 4;
    /// Auxiliary or another frequent finite verb that ends a noun phrase.
    pub(crate) const AUX: u32 = 1 << 5;
    /// Adverb that may stand between subject and verb.
    pub(crate) const ADV: u32 = 1 << 6;
    /// Preposition.
    pub(crate) const PREP: u32 = 1 << 7;
    /// and, or, but.
    pub(crate) const CONJ: u32 = 1 << 8;
    /// Subordinating conjunction: while, because.
    pub(crate) const SUB: u32 = 1 << 9;
    /// Title before a name: Mr., Sen., President.
    pub(crate) const TITLE: u32 = 1 << 10;
    /// Noun for one person by role: spokesman, director.
    pub(crate) const ROLE: u32 = 1 << 11;
    /// Noun for unnamed people: officials, analysts.
    pub(crate) const GROUP: u32 = 1 << 12;
    /// Day, month or other time word.
    pub(crate) const TIME: u32 = 1 << 13;
    /// Noun for a body: ministry, party, campaign.
    pub(crate) const BODY: u32 = 1 << 14;
    /// Given name usual for men.
    pub(crate) const MALE: u32 = 1 << 15;
    /// Given name usual for women.
    pub(crate) const FEMALE: u32 = 1 << 16;
    /// that, whether, how … : opens a content clause.
    pub(crate) const THAT: u32 = 1 << 17;
    /// Form of "be".
    pub(crate) const BE: u32 = 1 << 18;
    /// Noun that names an utterance: claim, warning.
    pub(crate) const SAYING: u32 = 1 << 19;
    /// Publication: statement, interview, tweet; after "in a".
    pub(crate) const OCCASION: u32 = 1 << 20;
    /// Source of findings: poll, study, report, document.
    pub(crate) const FINDING: u32 = 1 << 21;
    /// not, never.
    pub(crate) const NOT: u32 = 1 << 22;
    /// Place or nationality adjective that stands before a title: Ukrainian, U.S.
    pub(crate) const DEMONYM: u32 = 1 << 23;
}

use class::*;

const LISTS: &[(u32, &str)] = &[
    (
        DET,
        "the a an this these those some any many several most few both each every no another \
        other others all one two three four five six seven eight nine ten dozens hundreds \
        thousands more half such its fellow certain various numerous multiple",
    ),
    (POSS, "his her its their my our your"),
    (PRON, "he she they it we i you"),
    (OBJ, "him them me us himself herself themselves itself"),
    (REL, "who which"),
    (THAT, "that whether how why what if who when where"),
    (
        AUX,
        "is are was were be been being am has have had having do does did will would could \
        should may might must can cannot don't doesn't didn't won't wouldn't couldn't shouldn't \
        isn't aren't wasn't weren't hasn't haven't hadn't can't ain't came come comes got get \
        gets made make makes took take takes went goes go became become remains remained \
        gave gives give held holds appeared appears seems seemed began begins left stood",
    ),
    (BE, "is are was were be been being am isn't aren't wasn't weren't"),
    (NOT, "not never"),
    (
        ADV,
        "also not never then later earlier again once still often always even just now today \
        tonight yesterday tomorrow recently previously already further soon instead however \
        too ever only long first since reportedly allegedly twice simply thus therefore \
        meanwhile nonetheless nevertheless moreover furthermore perhaps maybe quite rather \
        afterward afterwards sometimes else once-again likewise all",
    ),
    (
        PREP,
        "of in on at for from with by to about against over under during after before \
        between among into through via per upon without within across toward towards amid \
        regarding concerning despite like near outside inside around behind following \
        including alongside beyond throughout as than off up out down onto ahead",
    ),
    (CONJ, "and or but nor yet"),
    (
        SUB,
        "while although though because since if when whereas unless until as after before \
        where so once wherein whereby whose whom",
    ),
    (
        TITLE,
        "mr mr. mrs mrs. ms ms. miss dr dr. sir sen sen. senator rep rep. representative gov \
        gov. governor president vice prof prof. professor rev rev. reverend gen gen. general \
        lt lt. col col. colonel capt capt. captain sgt sgt. secretary judge justice mayor lord \
        lady dame chancellor premier minister ambassador chairman chairwoman chair congressman \
        congresswoman speaker prince princess king queen pope cardinal archbishop bishop \
        commissioner director attorney officer detective sheriff chief spokesman spokeswoman \
        spokesperson analyst economist author host actor actress candidate nominee lawmaker \
        president-elect secretary-general founder co-founder editor reporter correspondent \
        columnist strategist adviser advisor manager pollster former ex-president lieutenant \
        sergeant major admiral adm. maj. deputy assistant undersecretary coach rabbi imam \
        sheikh ayatollah taoiseach",
    ),
    (
        ROLE,
        "president minister secretary spokesman spokeswoman spokesperson director chief head \
        leader chairman chairwoman chair governor senator mayor ambassador chancellor premier \
        commander general official analyst expert professor lawyer attorney candidate nominee \
        editor reporter journalist host author adviser advisor aide strategist manager judge \
        prosecutor officer economist politician lawmaker congressman congresswoman diplomat \
        pollster researcher scientist doctor teacher pastor pope king queen prince princess \
        billionaire businessman businesswoman mogul executive ceo founder owner activist critic \
        supporter opponent rival voter woman man mother father son daughter wife husband brother \
        sister friend source insider veteran moderator commentator pundit columnist \
        correspondent frontrunner front-runner representative deputy fellow lecturer historian \
        speaker commissioner counsel coach student resident neighbor witness survivor victim \
        congressperson envoy negotiator monarch captain colonel democrat republican senator's",
    ),
    (
        GROUP,
        "officials analysts experts critics opponents supporters observers lawmakers \
        politicians diplomats sources aides advisers advisors strategists republicans democrats \
        conservatives liberals voters residents people americans reporters journalists \
        economists scientists researchers historians scholars lawyers prosecutors investigators \
        police authorities leaders members senators governors ministers representatives \
        activists protesters demonstrators witnesses doctors executives allies rivals \
        campaigners commentators pundits pollsters insiders donors delegates students teachers \
        workers women men parents families veterans soldiers commanders troops generals \
        spokesmen spokespeople attorneys judges editors authors detractors skeptics sceptics \
        proponents advocates defenders fans users readers viewers others many some others \
        participants respondents organizers friends colleagues neighbors sympathizers \
        progressives moderates libertarians evangelicals europeans russians ukrainians chinese \
        israelis palestinians hackers regulators traders investors staffers operatives \
        surrogates agents officers negotiators envoys mediators",
    ),
    (
        TIME,
        "monday tuesday wednesday thursday friday saturday sunday january february march april \
        may june july august september october november december jan. feb. mar. apr. jun. jul. \
        aug. sep. sept. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun. today yesterday tomorrow \
        tonight week month year morning afternoon evening night weekend day days weeks months \
        years hours minutes ago",
    ),
    (
        BODY,
        "ministry party campaign government administration committee commission agency \
        department office court council parliament congress senate house company corporation \
        group organization organisation institute foundation association union bank university \
        college school center centre network newspaper magazine paper times post journal news \
        tribune herald telegraph guardian kremlin pentagon bureau board team firm police army \
        military navy force alliance coalition league club society trust fund service \
        authority press media outlet station radio television program website site embassy \
        delegation cabinet staff opposition movement caucus pac union's nations states kingdom \
        daily gazette chronicle observer",
    ),
    (
        FINDING,
        "poll polls survey surveys study studies report reports data documents document \
        records record emails email e-mails e-mail memo letter statistics figures results \
        research analysis filing filings transcript statement release article story editorial \
        book column op-ed ad ads advertisement video tweet tweets post headline message sign \
        website complaint lawsuit indictment ruling text note press-release polling numbers \
        evidence bill resolution platform law",
    ),
    (
        OCCASION,
        "statement interview speech address tweet tweets post email e-mail letter memo \
        release conference briefing remarks call conversation appearance rally debate meeting \
        hearing testimony op-ed column article report video message book editorial broadcast \
        podcast segment forum town event ad television twitter facebook radio news week month \
        morning afternoon evening series exchange discussion press note blog part response \
        reply comments session address thread telegram x",
    ),
    (
        SAYING,
        "claim claims assertion assertions suggestion suggestions statement statements \
        allegation allegations accusation accusations promise promises pledge vow warning \
        warnings argument arguments belief contention insistence call calls criticism \
        announcement prediction predictions admission acknowledgment acknowledgement denial \
        complaint complaints proposal demand demands declaration remark remarks comment comments conclusion \
        revelation confession boast threat threats view opinion request plea",
    ),
    (
        MALE,
        "james john robert michael william david richard joseph thomas charles christopher \
        daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george \
        timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry \
        justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis \
        jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy \
        harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse \
        dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph \
        randy eugene vincent russell louis bobby philip johnny mike jim bob tom bill dan dave \
        steve chris matt tony rick ted ben sam greg jeff ken ron tim doug pete jeb marco bernie \
        barack mitt newt chuck harry rand lindsey rudy karl josh rob ed fred phil ray hank hugh \
        ian neil simon graham nigel boris keir emmanuel vladimir volodymyr sergei sergey dmitry \
        dmitri alexei aleksandr oleg igor mikhail ivan viktor yuri andriy andrii petro oleksandr \
        mykhailo benjamin bibi recep mohammed muhammad ahmed ali hassan hussein ibrahim omar \
        khalid carlos luis miguel pedro jorge antonio francisco manuel javier diego hans klaus \
        olaf friedrich jens lars mario giuseppe matteo jean pierre jacques francois nicolas \
        antony lloyd martin stefan xi hiroshi shinzo narendra raj elon kim alex leo max oscar \
        rex herbert milo glenn sheldon evan corey reince clint clark roland curtis marcus darren \
        derek craig norman allen stanley leonard barry warren todd wesley lee dean kirk brad \
        brett erik gene geoff gordon jake jared jay joel lance lewis luke mitch nate nick owen \
        pat randall rodney ross rush seth shane stuart trevor troy victor wade will zach mick \
        reggie cory julian roberto ricardo eduardo fernando alberto enrique rafael tommy jimmy \
        mikhail vasily anatoly pavel roman bogdan ihor vitali vitaly valery denys serhiy",
    ),
    (
        FEMALE,
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy \
        betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa \
        deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda \
        pamela emma nicole helen samantha katherine christine debra rachel carolyn janet \
        catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren \
        christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa \
        ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace \
        denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany \
        charlotte marie kayla alexis lori hillary chelsea ivanka melania carly elena sonia ruth \
        nikki condoleezza megyn kellyanne huma debbie donna claire kirsten tammy jill jane \
        kate katie liz beth sally susie wendy angelina theresa ursula annalena marine giorgia \
        sanna mette kaja yulia julia olena oksana iryna svetlana tatiana natalia maria anastasia \
        kamala tulsi ilhan rashida alexandria nancy loretta tricia jen karine linsey michele \
        brooke hope erin allison jenna dana gina kristin kristen lucy molly paula rosa sheila \
        tina tracy valerie vanessa zoe fatima aisha leila eva ingrid monica penny roberta",
    ),
    (
        DEMONYM,
        "american british french german russian ukrainian chinese japanese indian israeli \
        palestinian iranian iraqi syrian turkish polish italian spanish dutch belgian swedish \
        norwegian danish finnish estonian latvian lithuanian hungarian czech slovak romanian \
        bulgarian greek canadian mexican brazilian argentine australian korean saudi egyptian \
        european african asian western eastern u.s. us uk u.k. u.n. un eu nato democratic \
        republican gop federal white former senior top acting then current prime foreign defense \
        defence",
    ),
];

static WORDS: LazyLock<Dictionary<u32>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for (class, list) in LISTS {
        for word in list.split_ascii_whitespace() {
            *words.entry(word).or_insert(0) |= class;
        }
    }
    Dictionary::new(words.into_iter())
});

/// The classes of `word`, which is in lower case with straight apostrophes.
pub(crate) fn classes(word: &str) -> u32 {
    let mut found = WORDS.get(word).unwrap_or(0);
    if found == 0 && word.len() > 4 && word.ends_with("ly") {
        found = ADV;
    }
    found
}

/// Whether the full stop after this word belongs to it.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    const LIST: &[&str] = &[
        "adm", "apr", "aug", "capt", "co", "col", "corp", "dec", "dr", "etc", "feb", "gen", "gov",
        "hon", "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "mr", "mrs", "ms",
        "no", "nov", "oct", "ph", "prof", "rep", "reps", "rev", "sen", "sens", "sep", "sept",
        "sgt", "sr", "st", "vs", "fla", "ariz", "calif", "conn", "ind", "kan", "mass", "mich",
        "minn", "miss", "mo", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va",
        "wash", "wis", "ark", "colo", "del", "ga", "ill", "ky", "md", "govs", "messrs", "al",
    ];
    LIST.contains(&word)
}
