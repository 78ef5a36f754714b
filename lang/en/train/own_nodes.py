"""Words with what hangs on them, the pieces of every sentence of
own_grammar.py. The seed is fixed: same draws, same sentences.
"""
import random

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
