"""A small grammar of casualty reports: writes sentences with their trees.

    own_grammar.py COUNT > own.conllu

A node is a word with what hangs on it, left and right; a sentence is a tree
of nodes laid out in order. The trees follow the English treebanks of
Universal Dependencies. The seed is fixed: same count, same sentences.
"""
import random
import sys

import own_words as W

R = random.Random(20)
PLURAL, PAST, PART, GER = "Number=Plur", "VerbForm=Fin", "VerbForm=Part", \
    "VerbForm=Part|Tense=Pres"
FIN, INF = "VerbForm=Fin", "VerbForm=Inf"


class Node:
    """A word; `left` and `right` are lists of (relation, node)."""

    def __init__(self, form, tag, features="_", left=(), right=()):
        self.form, self.tag, self.features = form, tag, features
        self.left, self.right = list(left), list(right)

    def add(self, relation, node):
        if node is not None:
            self.right.append((relation, node))
        return self

    def before(self, relation, node):
        if node is not None:
            self.left.insert(0, (relation, node))
        return self


def odds(chance):
    return R.random() < chance


def pick(words):
    return R.choice(words)


def punct(mark):
    return "punct", Node(mark, "PUNCT")


def case(word, tag="ADP"):
    return "case", Node(word, tag)


def noun(words, plural=None):
    """A noun of one word or two ("car bomb")."""
    parts = words.split()
    if plural is None:
        plural = parts[-1].endswith("s") and not parts[-1].endswith("ss")
    tag = "PROPN" if parts[-1][0].isupper() else "NOUN"
    node = Node(parts[-1], tag, PLURAL if plural else "_")
    for part in parts[:-1]:
        node.left.append(("compound", Node(
            part, "PROPN" if part[0].isupper() else "NOUN")))
    return node


def adjective(node):
    word = pick(W.ADJECTIVES)
    if word in ("government", "rebel"):
        return node.before("compound", Node(word, "NOUN"))
    return node.before("amod", Node(word, "ADJ"))


def the(node, word=None):
    return node.before("det", Node(word or "the", "DET"))


def a(node):
    first = next((c for _, c in node.left), node).form
    return the(node, "an" if first[0].lower() in "aeio" else "a")


# ---- numbers ---------------------------------------------------------------

def digits():
    kind = R.random()
    if kind < 0.6:
        return str(R.randint(2, 60))
    if kind < 0.85:
        return str(R.randint(61, 990))
    return "{:,}".format(R.randint(1000, 90000))


def number():
    """A number above one, perhaps qualified."""
    node = Node(pick(W.SMALL) if odds(0.35) else digits(), "NUM")
    kind = R.random()
    if kind < 0.10:
        node.left.append(("nmod", Node("least", "ADJ", "_", [case("at")])))
    elif kind < 0.16:
        node.left.append(("advmod", Node("more", "ADJ", "_", [], [
            ("fixed", Node("than", "ADP"))])))
    elif kind < 0.19:
        node.left.append(("advmod", Node("up", "ADP", "_", [], [
            ("fixed", Node("to", "ADP"))])))
    elif kind < 0.21:
        node.left.append(("advmod", Node("as", "ADV", "_", [], [
            ("fixed", Node("many", "ADJ")), ("fixed", Node("as", "ADP"))])))
    elif kind < 0.30:
        node.left.append(("advmod", Node(pick(
            ["about", "nearly", "almost", "around", "over", "only",
             "roughly"]), "ADV")))
    return node


def counted(pair):
    """"12 people", "one person", "dozens of people", with extras."""
    kind = R.random()
    if kind < 0.08:
        return noun(pair[0], False).before("nummod", Node("one", "NUM"))
    if kind < 0.16:
        whole = Node(pick(W.DOZENS), "NOUN", PLURAL)
        people = noun(pair[1], True)
        people.left.insert(0, case("of"))
        return whole.add("nmod", people)
    node = noun(pair[1], True)
    if odds(0.25):
        adjective(node)
    if odds(0.06):
        return node.before("amod", Node("several", "ADJ"))
    node.before("nummod", number())
    if odds(0.05):
        node.before("det", Node("another", "DET"))
    elif odds(0.04):
        node.before("amod", Node("other", "ADJ"))
    return node


def bare():
    """A number that stands for people."""
    return number() if odds(0.85) else Node(pick(W.DOZENS), "NOUN", PLURAL)


def others():
    node = Node("others", "NOUN", PLURAL)
    return node.before("nummod", number())


# ---- people, causes, places ------------------------------------------------

def place(prepositions=("in", "near", "in", "outside")):
    """A place with its preposition."""
    kind = R.random()
    if kind < 0.5:
        node = noun(pick(W.PLACES), False)
    elif kind < 0.65:
        node = the(noun(pick(W.REGIONS), False))
        node.right.append(("nmod", Node(pick(W.PLACES), "PROPN", "_",
                                        [case("of")])))
    elif kind < 0.8:
        node = the(Node(pick(W.REGIONS), "NOUN", "_", [
            ("amod", Node(pick(["northern", "eastern", "southern", "western",
                                "central"]), "ADJ"))]))
    else:
        node = a(noun(pick(W.TARGETS), False))
        if odds(0.4):
            node.add("nmod", place(("in",)))
    node.left.insert(0, case(pick(prepositions)))
    return node


def when():
    kind = R.random()
    day = Node(pick(W.DAYS), "PROPN")
    if kind < 0.45:
        day.left.append(case("on"))
        return day
    if kind < 0.6:
        return day
    if kind < 0.7:
        return Node(pick(["week", "month", "year", "night"]), "NOUN", "_",
                    [("amod", Node("last", "ADJ"))])
    if kind < 0.8:
        return Node(pick(W.MONTHS), "PROPN", "_", [case("in")], [
            ("nmod", Node(str(R.randint(1985, 2024)), "NUM"))])
    if kind < 0.9:
        month = Node(pick(W.MONTHS), "PROPN", "_", [case("on")])
        return month.add("nummod", Node(str(R.randint(1, 30)), "NUM"))
    return Node(pick(W.MONTHS), "PROPN", "_", [case("since")])


def actor():
    """Who does it; (node, plural)."""
    kind = R.random()
    if kind < 0.55:
        node = noun(pick(W.ACTORS), True)
        if odds(0.45):
            adjective(node)
        elif odds(0.3):
            the(node)
        elif odds(0.15):
            node.before("nummod", number())
        return node, True
    if kind < 0.8:
        node = noun(pick(W.GROUPS), False)
        if odds(0.3):
            node.left.insert(0, ("amod", Node(pick(W.ADJECTIVES[:10]), "ADJ")))
        return the(node), False
    if kind < 0.9:
        return Node(pick(W.COUNTRIES), "PROPN"), False
    return a(noun(pick(["suicide bomber", "gunman", "soldier", "sniper",
                        "policeman", "driver", "militant"]), False)), False


def cause():
    """What does it; (node, plural)."""
    words = pick(W.CAUSES)
    node = noun(words)
    plural = node.features == PLURAL
    if odds(0.2):
        adjective(node)
    if not plural:
        a(node) if odds(0.6) else the(node)
    elif odds(0.3):
        the(node)
    if odds(0.15):
        node.add("nmod", place())
    return node, plural


def culprit():
    return actor() if odds(0.6) else cause()


def people():
    """Those harmed; (node, plural)."""
    pair = pick(W.PEOPLE)
    kind = R.random()
    if kind < 0.75:
        node = counted(pair)
        return node, node.form != pair[0].split()[-1] or pair[0] == pair[1]
    if kind < 0.85:
        return a(noun(pair[0], False)), False
    if kind < 0.92:
        node = a(noun(pair[0], False))
        return node.add("cc", None).add("conj", Node(
            "son", "NOUN", "_", [("cc", Node("and", "CCONJ")),
                                 ("nmod:poss", Node("her", "PRON"))])), True
    return bare(), True


def more_people(node):
    """Perhaps a second group: "and 4 soldiers", ", including two children"."""
    kind = R.random()
    if kind < 0.14:
        other = counted(pick(W.PEOPLE))
        other.left.insert(0, ("cc", Node("and", "CCONJ")))
        node.add("conj", other)
    elif kind < 0.26:
        other = counted(pick(W.PEOPLE))
        other.left[:0] = [punct(","), case("including", "VERB")]
        other.left[1][1].features = GER
        node.add("nmod", other)
    elif kind < 0.30:
        part = Node(pick(["most", "some", "all", "many"]) if odds(0.5)
                    else pick(W.SMALL), "NUM")
        part.add("nmod", Node("them", "PRON", "_", [case("of")]))
        child = Node(pick(["children", "civilians", "women"]), "NOUN", PLURAL)
        child.left = [punct(","), ("nsubj", part)]
        node.add("acl", child)
    return node


def harmed():
    node, plural = people()
    if node.tag == "NOUN" and plural:
        more_people(node)
    return node, plural


# ---- clauses: (verb node, tail may follow) ---------------------------------

def tail(node):
    """Place and time after a verb."""
    if odds(0.45):
        node.add("obl", place())
    if odds(0.3):
        node.add("obl", when())
    return node


def finite(verbs, plural, tense):
    """Verb form, with an auxiliary for the perfect."""
    verb = pick(verbs)
    if tense == "present":
        return Node(verb[3] if plural else verb[2], "VERB", FIN)
    if tense == "perfect":
        return Node(verb[1], "VERB", PART, [
            ("aux", Node("have" if plural else "has", "AUX", FIN))])
    return Node(verb[0], "VERB", FIN)


def a_tense():
    return R.choices(["past", "perfect", "present"], [8, 1.5, 0.5])[0]


def toward(gerund=False):
    """Optional second verb phrase: "and wounded 40", ", killing five"."""
    verb = pick(W.HARM_VERBS)
    object_ = harmed()[0] if odds(0.6) else (others() if odds(0.4) else bare())
    return Node(verb[4] if gerund else verb[0], "VERB",
                GER if gerund else FIN, [], [("obj", object_)])


def with_object(verb):
    verb.add("obj", harmed()[0])
    return verb


def active():
    """"Rebels killed 12 people and wounded 40"."""
    subject, plural = culprit()
    if odds(0.12):
        relative = pick(W.HIT_VERBS)
        clause = Node(relative[0], "VERB", FIN, [
            ("nsubj", Node(pick(["who", "that"]), "PRON"))],
            [("obj", the(noun(pick(W.TARGETS), False)))])
        subject.add("acl:relcl", clause)
    elif odds(0.06):
        clause = toward()
        clause.left = [punct(","), ("nsubj", Node("which", "PRON"))]
        clause.right.append(punct(","))
        subject.add("acl:relcl", clause)
    tense = a_tense()
    verb = finite(W.HARM_VERBS, plural, tense)
    verb.before("nsubj", subject)
    if verb.form == "shot" and odds(0.6):
        verb.add("xcomp", Node("dead", "ADJ"))
    with_object(verb)
    if odds(0.3):
        second = toward()
        if tense == "present":
            second.form, second.features = pick(W.HARM_VERBS)[
                3 if plural else 2], FIN
        second.before("cc", Node("and", "CCONJ"))
        verb.add("conj", second)
        tail(second)
        return verb
    return tail(verb)


def attack():
    """"Gunmen stormed a hotel in Karsan, killing nine guests"."""
    subject, plural = culprit()
    verb = finite(W.HIT_VERBS, plural, a_tense()).before("nsubj", subject)
    target = noun(pick(W.TARGETS), False)
    verb.add("obj", a(target) if odds(0.7) else the(target))
    tail(verb)
    if odds(0.6):
        second = toward(True)
        second.left.insert(0, punct(","))
        verb.add("advcl", second)
        if odds(0.3):
            third = toward(True)
            third.before("cc", Node("and", "CCONJ"))
            second.add("conj", third)
    return verb


def passive_verb(subject, plural, relation="nsubj:pass"):
    verb = Node(pick(W.HARM_VERBS)[1], "VERB", PART)
    kind = R.random()
    if kind < 0.75:
        verb.left = [("aux:pass", Node("were" if plural else "was", "AUX",
                                       FIN))]
    elif kind < 0.95:
        verb.left = [("aux", Node("have" if plural else "has", "AUX", FIN)),
                     ("aux:pass", Node("been", "AUX", PART))]
    else:
        verb.left = [("aux", Node("had", "AUX", FIN)),
                     ("aux:pass", Node("been", "AUX", PART))]
    if subject is not None:
        verb.before(relation, subject)
    if verb.form == "shot" and odds(0.5):
        verb.add("xcomp", Node("dead", "ADJ"))
    return verb


def agent():
    node = culprit()[0]
    node.left.insert(0, case("by"))
    return node


def in_cause():
    node = cause()[0]
    node.left.insert(0, case(pick(["in", "in", "during", "after"])))
    return node


def reduced():
    """"killed by insurgents last week", "killed in the blast"."""
    verb = Node(pick(W.HARM_VERBS)[1], "VERB", PART)
    if odds(0.6):
        verb.add("obl:agent", agent())
    else:
        verb.add("obl", in_cause())
    if odds(0.3):
        verb.add("obl", when())
    return verb


def passive():
    """"Six people were killed by rebels and 12 wounded"."""
    subject, plural = harmed()
    if odds(0.12):
        subject.add("acl", reduced())
    verb = passive_verb(subject, plural)
    if odds(0.08):
        verb.before("advmod", None)
    kind = R.random()
    if kind < 0.4:
        verb.add("obl:agent", agent())
    elif kind < 0.7:
        verb.add("obl", in_cause())
    tail(verb)
    if odds(0.3):
        second = Node(pick(W.HARM_VERBS)[1], "VERB", PART)
        other = others() if odds(0.4) else bare()
        second.left = [("cc", Node("and", "CCONJ")), ("nsubj:pass", other)]
        if odds(0.4):
            second.left.append(("aux:pass", Node("were", "AUX", FIN)))
        verb.add("conj", second)
    elif odds(0.2):
        verb.add("advcl", subordinate(pick(["when", "after", "as"])))
    return verb


def happening(present=False):
    """"a bus overturned", "gunmen stormed the hotel"."""
    if odds(0.5):
        subject = a(noun(pick(W.THINGS), False))
        verb = Node(pick(W.HAPPEN_VERBS)[2 if present else 0], "VERB", FIN)
        return verb.before("nsubj", subject)
    subject, plural = actor()
    column = 0 if not present else 3 if plural else 2
    verb = Node(pick(W.HIT_VERBS)[column], "VERB", FIN)
    verb.before("nsubj", subject)
    return verb.add("obj", the(noun(pick(W.TARGETS), False)))


def subordinate(word):
    verb = happening()
    if odds(0.3):
        verb.add("obl", place())
    return verb.before("mark" if word != "when" else "advmod", Node(
        word, "SCONJ" if word != "when" else "ADV"))


def death():
    """"17 people died in the crash"."""
    subject, plural = harmed()
    kind = R.random()
    if kind < 0.15:
        subject.add("acl:relcl", passive_verb(None, plural).before(
            "nsubj:pass", Node("who", "PRON")))
    verb = finite(W.DIE_VERBS, plural, a_tense()).before("nsubj", subject)
    kind = R.random()
    if kind < 0.35:
        verb.add("obl", in_cause())
    elif kind < 0.55:
        verb.add("advcl", subordinate(pick(["when", "after", "as", "since"])))
    elif kind < 0.63:
        verb.add("obl", Node("wounds", "NOUN", PLURAL, [
            case(pick(["of", "from"])), ("nmod:poss", Node("their", "PRON"))]))
    return tail(verb)


def leaves():
    """"The blast left 5 people dead and 12 wounded"."""
    subject, plural = culprit() if odds(0.2) else cause()
    verb = Node(pick(["left", "left", "leaves"]), "VERB", FIN)
    if odds(0.15):
        verb = Node("left", "VERB", PART, [
            ("aux", Node("have" if plural else "has", "AUX", FIN))])
    verb.before("nsubj", subject)
    node = counted(pick(W.PEOPLE)) if odds(0.6) else bare()
    verb.add("obj", node)
    state = pick([("dead", "ADJ", "_"), ("dead", "ADJ", "_"),
                  ("wounded", "VERB", PART), ("injured", "VERB", PART),
                  ("homeless", "ADJ", "_"), ("missing", "ADJ", "_")])
    verb.add("xcomp", Node(*state))
    kind = R.random()
    if kind < 0.2:
        second = bare() if odds(0.6) else others()
        second.left.insert(0, ("cc", Node("and", "CCONJ")))
        second.add("orphan", Node(pick(["wounded", "injured"]), "VERB", PART))
        verb.add("conj", second)
    elif kind < 0.35:
        second = toward()
        second.before("cc", Node("and", "CCONJ"))
        verb.add("conj", second)
    return verb if odds(0.6) else tail(verb)


def toll():
    """"The death toll from the quake rose to 45"."""
    node = Node("toll", "NOUN", "_", [("det", Node("the", "DET"))])
    if odds(0.7):
        node.left.append(("compound", Node("death", "NOUN")))
    if odds(0.3):
        source = cause()[0]
        source.left.insert(0, case("from"))
        node.add("nmod", source)
    verb = pick([("rose", "to"), ("climbed", "to"), ("stands", "at"),
                 ("reached", ""), ("passed", ""), ("rises", "to")])
    amount = number()
    out = Node(verb[0], "VERB", FIN).before("nsubj", node)
    if verb[1]:
        amount.left.insert(0, case(verb[1]))
        return out.add("obl", amount)
    return out.add("obj", amount)


def of_them():
    """"2,783 of its soldiers died", "three of the wounded were children"."""
    whole = pick([("soldiers", "NOUN", PLURAL), ("forces", "NOUN", PLURAL),
                  ("wounded", "ADJ", "_"), ("victims", "NOUN", PLURAL),
                  ("dead", "ADJ", "_"), ("people", "NOUN", PLURAL),
                  ("passengers", "NOUN", PLURAL), ("them", "PRON", "_")])
    group = Node(*whole, left=[case("of")])
    if whole[0] != "them":
        group.left.append(
            ("nmod:poss", Node("its", "PRON")) if odds(0.4)
            and whole[1] == "NOUN" else ("det", Node("the", "DET")))
    part = number().add("nmod", group)
    if odds(0.35):
        child = Node(pick(["children", "civilians", "women", "soldiers"]),
                     "NOUN", PLURAL)
        child.left = [("nsubj", part), ("cop", Node("were", "AUX", FIN))]
        return child
    if odds(0.5):
        verb = finite(W.DIE_VERBS[:3], True, "past").before("nsubj", part)
        return tail(verb) if odds(0.5) else verb.add("obl", in_cause())
    return tail(passive_verb(part, True))


def of_whole():
    """"Of the 300 people killed, 87 were children"."""
    whole = noun(pick(W.PEOPLE)[1], True).before("nummod", number())
    the(whole).left.insert(0, case("of"))
    if odds(0.7):
        whole.add("acl", Node(pick(W.HARM_VERBS)[1], "VERB", PART))
    part = number().before("punct", Node(",", "PUNCT"))
    child = Node(pick(["children", "civilians", "women", "soldiers"]), "NOUN",
                 PLURAL)
    comma = part.left.pop(0)
    whole.add(*comma)
    child.left = [("nmod", whole), ("nsubj", part),
                  ("cop", Node("were", "AUX", FIN))]
    return child


def losses():
    """"The army lost 14 men", "put its losses at 200 soldiers"."""
    subject, plural = actor()
    if odds(0.5):
        verb = Node(pick(["lost", "suffered", "recovered"]), "VERB", FIN)
        return verb.before("nsubj", subject).add("obj",
                                                 counted(pick(W.PEOPLE)))
    verb = Node("put", "VERB", FIN).before("nsubj", subject)
    own = Node(pick(["losses", "casualties", "dead"]), "NOUN", PLURAL,
               [("nmod:poss", Node("its", "PRON"))])
    amount = number() if odds(0.5) else noun(pick(W.PEOPLE)[1], True).before(
        "nummod", number())
    if amount.tag == "NOUN" and odds(0.4):
        amount.add("acl", Node("killed", "VERB", PART))
    amount.left.insert(0, case("at"))
    return verb.add("obj", own).add("obl", amount)


def nothing():
    """"No one was hurt", "there were no casualties", "nobody died"."""
    if odds(0.4):
        verb = Node("were", "VERB", FIN, [("expl", Node("there", "PRON"))])
        return verb.add("nsubj", Node(pick(["casualties", "injuries",
                                            "survivors"]), "NOUN", PLURAL,
                                      [("det", Node("no", "DET"))]))
    who = Node("one", "NOUN", "_", [("det", Node("no", "DET"))])
    if odds(0.5):
        who = noun(pick(W.PEOPLE)[1], True).before("det", Node("no", "DET"))
    return tail(passive_verb(who, who.features == PLURAL))


def state():
    """"12 people are missing", "at least 12 people are feared dead"."""
    subject, plural = harmed()
    be = Node("are" if plural else "is", "AUX", FIN)
    kind = R.random()
    if kind < 0.3:
        verb = Node("feared", "VERB", PART, [
            ("nsubj:pass", subject), ("aux:pass", be)])
        return verb.add("xcomp", Node("dead", "ADJ"))
    if kind < 0.5:
        verb = Node("remain" if plural else "remains", "VERB", FIN)
        return verb.before("nsubj", subject).add("xcomp", Node(
            pick(["missing", "trapped", "unaccounted"]), "ADJ"))
    if kind < 0.75:
        dead = Node(pick(["dead", "wounded", "injured", "missing"]), "ADJ",
                    "_", [("nsubj", subject),
                          ("cop", Node("were" if plural else "was", "AUX",
                                       FIN)),
                          case("among"), ("det", Node("the", "DET"))])
        return dead
    out = Node(pick(["missing", "dead", "alive", "unaccounted"]), "ADJ", "_",
               [("nsubj", subject), ("cop", be)])
    if odds(0.4):
        out.left.append(("advmod", Node(pick(["still", "now"]), "ADV")))
    return out


# ---- who says so -----------------------------------------------------------

def speaker():
    kind = R.random()
    if kind < 0.3:
        node = noun(pick(W.SPEAKERS), True)
        return node.before("amod", Node("local", "ADJ")) if odds(0.2) else node
    if kind < 0.65:
        return the(noun(pick(W.BODIES), False))
    if kind < 0.75:
        return Node(pick(W.COUNTRIES), "PROPN")
    if kind < 0.85:
        return a(noun(pick(["police ", "army ", "hospital ", "ministry ", ""])
                      + pick(W.ROLES), False))
    first, *rest = pick(W.NAMES).split()
    node = Node(first, "PROPN", "_", [], [
        ("flat", Node(part, "PROPN")) for part in rest])
    if odds(0.4):
        node.before("nmod", Node(pick(W.TITLES), "PROPN"))
    if odds(0.6):
        role = a(noun(pick(["police ", "army ", "ministry ", ""])
                      + pick(W.ROLES), False))
        role.left.insert(0, punct(","))
        role.add(*punct(","))
        node.add("appos", role)
    return node


def told(content):
    """Wrap a clause with its source."""
    kind = R.random()
    who = speaker()
    verb = Node(pick(W.SAY_VERBS)[0], "VERB", FIN)
    if odds(0.15):
        verb.form = "says" if who.features != PLURAL else "say"
    if kind < 0.35:
        verb.before("nsubj", who)
        if odds(0.35):
            verb.add("obl", when())
        if odds(0.45):
            content.before("mark", Node("that", "SCONJ"))
        return verb.add("ccomp", content)
    if kind < 0.75:
        content.add(*punct(","))
        while who.right and who.right[-1][0] == "appos":
            who.right.pop()
        verb.left = [("ccomp", content), ("nsubj", who)]
        return verb.add("obl", when()) if odds(0.3) else verb
    source = who
    while source.right and source.right[-1][0] == "appos":
        source.right.pop()
    case_ = Node("according", "VERB", GER, [], [("fixed", Node("to", "ADP"))])
    source.left.insert(0, ("case", case_))
    if odds(0.5):
        source.add(*punct(","))
        return content.before("obl", source)
    source.left.insert(0, punct(","))
    return content.add("obl", source)


CLAUSES = [(active, 9), (attack, 4), (passive, 8), (death, 6), (leaves, 4),
           (toll, 2), (of_them, 3), (of_whole, 1), (losses, 2), (nothing, 1),
           (state, 3)]


def report():
    clause = R.choices([c[0] for c in CLAUSES], [c[1] for c in CLAUSES])[0]()
    if odds(0.3):
        clause = told(clause)
    return clause.add(*punct("."))


# ---- headlines -------------------------------------------------------------

def head_noun(words, plural=False):
    node = noun(words, plural)
    if odds(0.3):
        node.before("compound", Node(pick(W.PLACES), "PROPN"))
    return node


def few():
    """"12", "12 soldiers", "dozens" without articles."""
    if odds(0.5):
        return bare()
    return noun(pick(W.PEOPLE)[1], True).before("nummod", Node(
        digits() if odds(0.7) else pick(W.SMALL), "NUM"))


def where(prepositions=("in", "near", "at")):
    if odds(0.5):
        node = Node(pick(W.PLACES), "PROPN")
    else:
        node = head_noun(pick(W.TARGETS))
    node.left.insert(0, case(pick(prepositions)))
    return node


def in_head_cause():
    node = head_noun(pick(W.CAUSES), None)
    node.left.insert(0, case(pick(["in", "in", "by", "after"])))
    return node


def head_active():
    """"Bomb kills 5 in Karsan", "Gunmen kill 12 soldiers"."""
    plural = odds(0.5)
    if plural:
        subject = noun(pick(W.ACTORS), True)
        if odds(0.3):
            adjective(subject)
    else:
        subject = head_noun(pick([c for c in W.CAUSES
                                  if not c.endswith("s")]))
    verb = pick(W.HARM_VERBS)
    out = Node(verb[3 if plural else 2], "VERB", FIN)
    out.before("nsubj", subject).add("obj", few())
    if odds(0.2):
        other = pick(W.HARM_VERBS)[3 if plural else 2]
        mark = [("cc", Node("and", "CCONJ"))] if odds(0.5) else [punct(",")]
        out.add("conj", Node(other, "VERB", FIN, mark, [("obj", few())]))
    return out.add("obl", where()) if odds(0.6) else out


def head_state():
    """"12 dead in blast", "3 killed, 40 hurt as train derails"."""
    words = pick([("dead", "ADJ", "_", "nsubj"),
                  ("killed", "VERB", PART, "nsubj:pass"),
                  ("killed", "VERB", PART, "nsubj:pass"),
                  ("wounded", "VERB", PART, "nsubj:pass"),
                  ("missing", "ADJ", "_", "nsubj"),
                  ("feared", "VERB", PART, "nsubj:pass"),
                  ("hurt", "VERB", PART, "nsubj:pass")])
    out = Node(*words[:3]).before(words[3], few())
    if words[0] == "feared":
        out.add("xcomp", Node("dead", "ADJ"))
    last = out
    if odds(0.3):
        last = Node(pick(["wounded", "injured", "hurt"]), "VERB", PART, [
            punct(","), ("nsubj:pass", few())])
        out.add("conj", last)
    kind = R.random()
    if kind < 0.5:
        last.add("obl", in_head_cause())
    elif kind < 0.75:
        last.add("obl", where())
    else:
        thing = noun(pick(W.THINGS), False)
        happens = Node(pick(W.HAPPEN_VERBS)[2], "VERB", FIN, [
            ("mark", Node(pick(["as", "after", "when"]), "SCONJ")),
            ("nsubj", thing)])
        if odds(0.4):
            happens.add("obl", where())
        last.add("advcl", happens)
    return out


def head_die():
    out = Node("die", "VERB", FIN).before("nsubj", few())
    return out.add("obl", in_head_cause() if odds(0.6) else where())


def head_toll():
    subject = head_noun("toll")
    subject.left = [("compound", Node(pick(["death", "quake", "flood",
                                            "blast", "crash"]), "NOUN"))]
    verb, word = pick([("rises", "to"), ("climbs", "to"), ("hits", ""),
                       ("passes", ""), ("tops", ""), ("reaches", "")])
    amount = Node(digits(), "NUM")
    out = Node(verb, "VERB", FIN).before("nsubj", subject)
    if word:
        amount.left.insert(0, case(word))
    out.add("obl" if word else "obj", amount)
    return out.add("obl", where()) if odds(0.3) else out


def head_told():
    """"Army says 12 rebels killed", "12 rebels killed, army says"."""
    body = head_state() if odds(0.6) else head_active()
    who = noun(pick(["army", "police", "ministry", "officials", "UN",
                     "military", "report"] + W.COUNTRIES))
    plural = who.form in ("officials", "police")
    verb = Node("say" if plural else "says", "VERB", FIN)
    if odds(0.5):
        return verb.before("nsubj", who).add("ccomp", body)
    if odds(0.5):
        body.add(*punct(","))
        verb.left = [("ccomp", body), ("nsubj", who)]
        return verb
    who.left.insert(0, punct(":")) if odds(0.5) else who.left.insert(
        0, punct("-"))
    return body.add("parataxis", who)


def headline():
    return R.choices([head_active, head_state, head_die, head_toll, head_told],
                     [5, 6, 1, 1, 2])[0]()


# ---- writing ---------------------------------------------------------------

def lay_out(node, rows, relation, above):
    """Append (node, relation, above) in order of the sentence."""
    for name, child in node.left:
        lay_out(child, rows, name, node)
    rows.append((node, relation, above))
    for name, child in node.right:
        lay_out(child, rows, name, node)


def write(root):
    rows = []
    lay_out(root, rows, "root", None)
    place_of = {id(node): i + 1 for i, (node, _, _) in enumerate(rows)}
    for i, (node, relation, above) in enumerate(rows):
        form = node.form
        if i == 0:
            form = form[0].upper() + form[1:]
        head = place_of[id(above)] if above else 0
        print(i + 1, form, "_", node.tag, "_", node.features, head, relation,
              "_", "_", sep="\t")
    print()


def main():
    for i in range(int(sys.argv[1])):
        write(headline() if i % 4 == 3 else report())


if __name__ == "__main__":
    main()
