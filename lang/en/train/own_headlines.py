"""Headlines of casualty reports, as trees, for own_grammar.py."""
from own_nodes import (FIN, Node, PART, R, adjective, bare, case, digits, noun,
    odds, pick, punct)
import own_words as W


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
