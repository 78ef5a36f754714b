"""Sentences of casualty reports, as trees, for own_grammar.py."""
from own_nodes import (FIN, GER, Node, PART, PLURAL, R, a, actor, bare, case,
    cause, counted, culprit, harmed, noun, number, odds, others, pick, place,
    punct, tail, the, when)
import own_words as W


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
