"""Invented facts of communities: plausible, free of contradictions, the same for the same seed.

What a fact is (its type, range and options, what it is a part of) is read from the rules, so most facts need no
word here. Only those that rules/consistency.yaml ties to others are drawn by a function of their own, and
SPANS and NEEDS keep numbers near what communities have.
"""
import datetime
import random

import yaml

OPTIONAL_MISSING = 0.7  # exceptions and twins are rare, however complete a report is

# The usual numbers, in whole units. A failing one lies below.
SPANS = {
    "members.in_service": (10, 300), "members.activists": (3, 9), "members.candidates": (1, 3),
    "members.unqualified": (1, 1), "committee.deputies_full_time": (1, 1),
    "secretary.training_days": (7, 12), "services.volunteers": (20, 900),
    "services.volunteer_activities": (4, 60),
    "services.disputes": (1, 60), "activities.stationed_cadres": (1, 3),
    "finance.benefit_received": (200000, 250000), "staff.committee_lowest_pay": (93600, 130000),
    "staff.other_lowest_pay": (93600, 130000), "staff.average_wage": (93000, 93600),
    "staff.exam_applicants": (1, 2),
}
USUAL = (1, 6)
# How much of it a hundred of another fact ask for.
NEEDS = {"centre.area": ("households", 20), "finance.operating": ("households", 3000),
         "finance.member_activity": ("members.total", 10000)}


class Dictionary:
    """The facts of a pack: the folder `rules`."""

    def __init__(self, rules):
        def read(name):
            return yaml.safe_load((rules / name).read_text(encoding="utf-8"))
        self.fields = read("fields.yaml")["fields"]
        self.parameters = read("pack.yaml")["parameters"]

    def options(self, name):
        """The labels of a choice or set, by id."""
        field = self.fields[name]
        listed = field["values"] if field["type"] == "choice" else field["parts"]
        if isinstance(listed, str):
            listed = self.parameters[listed.removeprefix("param.")]["value"]
        return {one["id"]: one["label"]["zh"] for one in listed}

    def scale(self, name):
        return self.fields[name].get("scale", 0)

    def spelled(self, name, value):
        """The text, or list of texts, that a report holds."""
        kind = self.fields[name]["type"]
        if kind == "bool":
            return "是" if value else "否"
        if kind == "choice":
            return self.options(name)[value]
        if kind == "set":
            return [self.options(name)[one] for one in value]
        if kind == "dates":
            return [str(one) for one in value]
        if kind == "decimal":
            scale = self.scale(name)
            return f"{value // 10 ** scale}.{value % 10 ** scale:0{scale}}"
        return str(value)


class Draw:
    """One community. A value is drawn when it is first asked for; decimals are counted in their last digit."""

    def __init__(self, dictionary, year, seed, missing, failing):
        self.dictionary, self.year, self.failing = dictionary, year, failing
        self.random = random.Random(seed)
        self.values = {}
        self.missing = {
            name for name, field in dictionary.fields.items()
            if self.random.random() < (OPTIONAL_MISSING if field.get("optional") else missing)}

    def __getitem__(self, name):
        if name not in self.values:
            self.values[name] = TIED.get(name, usual)(self, name)
        return self.values[name]

    def facts(self):
        """By name, as a report spells them. A fact that has no place here is left out like a missing one."""
        spelled = self.dictionary.spelled
        return {name: spelled(name, self[name]) for name in self.dictionary.fields
                if self[name] is not None and name not in self.missing}

    def succeeds(self):
        return self.random.random() >= self.failing

    def part(self, whole):
        return whole if self.succeeds() else self.random.randint(0, whole)

    def some(self, items):
        items = list(items)
        if self.succeeds():
            return items
        return [one for one in items if self.random.random() < 0.6]

    def number(self, low, high, least=0):
        return self.random.randint(*((low, high) if self.succeeds() else (least, low)))

    def day(self, first, last):
        return first + datetime.timedelta(self.random.randint(0, (last - first).days))

    def dates(self, months_each):
        """One in each span of so many months, some left out if that fails."""
        starts = self.some(range(1, 13, months_each))
        return [datetime.date(self.year, start + self.random.randrange(months_each),
                              self.random.randint(1, 28)) for start in starts]

    def due(self, months_each):
        """The first months of the spans that duties are counted by."""
        founded = (datetime.date.min if "organisation.established" in self.missing
                   else self["organisation.established"])
        return [month for month in range(1, 13, months_each)
                if datetime.date(self.year, month, 1) >= founded]

    def covered(self, dates, months_each):
        seen = {(date.month - 1) // months_each * months_each + 1 for date in dates}
        return len(seen & set(self.due(months_each)))

    def every(self, dates, months_each):
        return self.covered(dates, months_each) == len(self.due(months_each))


def usual(draw, name):
    """By its type alone."""
    field = draw.dictionary.fields[name]
    kind = field["type"]
    if kind == "bool":
        return draw.succeeds()
    if kind == "choice":
        return draw.random.choice(list(draw.dictionary.options(name)))
    if kind == "set":
        return draw.some(draw.dictionary.options(name))
    if kind == "date":
        return draw.day(datetime.date(draw.year, 1, 1), datetime.date(draw.year, 12, 31))
    if kind == "dates":
        return draw.dates(3)
    if name in NEEDS:
        other, of_hundred = NEEDS[name]
        need = draw[other] * of_hundred * 10 ** draw.dictionary.scale(name) // 100
        return draw.number(need, need * 3 // 2, need // 3)
    whole = field.get("part_of", field.get("of"))
    if whole and name not in SPANS:
        return draw.part(draw[whole])
    unit = 10 ** draw.dictionary.scale(name)
    low, high = SPANS.get(name, USUAL)
    least, most = (int(end * unit) for end in field["range"])
    return min(max(draw.number(low * unit, high * unit), least), most)


# ---- facts that are tied to others ----

def form(draw, name):
    if not draw.succeeds():
        return usual(draw, name)
    members = draw["members.total"]
    return "branch" if members <= 50 else "general_branch" if members <= 100 else "committee"


def branches(draw, _):
    of_form = {"none": 0, "branch": 1, "joint_branch": 1}.get(draw["organisation.form"])
    return draw.random.randint(2, max(2, draw["members.total"] // 25)) if of_form is None else of_form


def last_election(draw, _):
    first = draw.year - 4 if draw.succeeds() else draw.year - 9
    return draw.day(datetime.date(first, 1, 2), datetime.date(draw.year, 12, 31))


def established(draw, _):
    elected = draw["organisation.last_election"]
    return elected if elected.year == draw.year else draw.day(datetime.date(2001, 1, 1), elected)


def term_ends(draw, _):
    elected = draw["organisation.last_election"]
    return datetime.date(elected.year + 5, elected.month, min(elected.day, 28))


def deferred_to(draw, _):
    end = draw["organisation.last_election"].replace(month=12, day=31)
    return end.replace(year=end.year + 5)


def committee_size(draw, _):
    return (draw["committee.party_members"] + draw["committee.residents_members"]
            - draw["committee.cross_appointed"])


def dates_of_one(whole, months_each):
    """One list of dates cannot speak for several branches or groups."""
    return lambda draw, _: draw.dates(months_each) if draw[whole] == 1 else None


def between(low, high):
    """A size that nobody is to blame for."""
    return lambda draw, _: draw.random.randint(low, high)


def who_met(whole, dates, months_each):
    """How many of them met in each span: what the dates say, where there is one."""
    def count(draw, _):
        if draw[whole] == 1 and draw[dates] is not None:
            return int(draw.every(draw[dates], months_each))
        return draw.part(draw[whole])
    return count


def spans_covered(dates, months_each):
    return lambda draw, _: draw.covered(draw[dates], months_each)


def some_of(whole):
    return lambda draw, _: draw.some(draw[whole])


def part_of(*wholes):
    return lambda draw, _: draw.part(sum(draw[one] for one in wholes))


def only_if(*others):
    """A yes that asks for another one, or for a number above 0."""
    return lambda draw, _: draw.succeeds() and any(draw[one] for one in others)


TIED = {
    "households": between(150, 6000),
    "members.total": between(8, 400),
    "organisation.form": form,
    "organisation.branches": branches,
    "organisation.party_groups": lambda draw, _: draw.random.randint(0, 8) if draw["organisation.branches"] else 0,
    "organisation.last_election": last_election,
    "organisation.established": established,
    "organisation.term_ends": term_ends,
    "organisation.election_deferred_to": deferred_to,
    "committee.size": committee_size,
    "committee.cross_appointed":
        lambda draw, _: draw.random.randint(1 if draw["secretary.is_director"] else 0, 3),
    "committee.party_members": between(3, 6),
    "committee.residents_members": between(3, 6),
    "committee.others": lambda draw, _: draw["committee.size"] - draw.succeeds(),
    "committee.trained": lambda draw, _: draw.part(draw["committee.size"] - 1),
    "committee.trained_3_days": part_of("committee.trained"),
    "secretary.street_meetings": lambda draw, _: draw.dates(1),
    "secretary.street_meeting_months": spans_covered("secretary.street_meetings", 1),
    "centre.in_use": only_if("centre.built"),
    "centre.fully_used": only_if("centre.in_use"),
    "centre.area": lambda draw, name: usual(draw, name) if draw["centre.built"] else 0,
    "centre.rooms": lambda draw, name: usual(draw, name) if draw["centre.built"] else [],
    "centre.equipped": some_of("centre.rooms"),
    "services.groups_helped": some_of("services.groups_present"),
    "services.tripartite_joined": some_of("services.tripartite_present"),
    "activities.gathering_quarters": spans_covered("activities.gatherings", 3),
    "meetings.assembly": dates_of_one("organisation.branches", 3),
    "meetings.assembly_branches": who_met("organisation.branches", "meetings.assembly", 3),
    "meetings.committee": dates_of_one("organisation.branches", 1),
    "meetings.committee_branches":
        who_met("organisation.branches_committee_due", "meetings.committee", 1),
    "meetings.group": dates_of_one("organisation.party_groups", 1),
    "meetings.groups_monthly": who_met("organisation.party_groups", "meetings.group", 1),
    "meetings.criticism": only_if("meetings.democratic_life", "meetings.organisational_life"),
    "disclosure.quarters": spans_covered("disclosure.dates", 3),
    "finance.benefit_spent": part_of("finance.benefit_received"),
    "staff.insurable": part_of("staff.committee", "staff.other"),
    "staff.pension": part_of("staff.insurable"),
    "staff.unemployment": part_of("staff.insurable"),
    "staff.medical": part_of("staff.insurable"),
    "staff.maternity": lambda draw, _: draw["staff.medical"],
    "staff.injury": part_of("staff.insurable"),
    "staff.housing_fund": part_of("staff.insurable"),
    "staff.nominated": some_of("staff.nomination_open"),
    "groups.joined": some_of("groups.present"),
}


def draw_facts(dictionary, year, seed, *, missing, failing):
    """`missing`, `failing`: how often, from 0 to 1, a fact is not given, or not what is asked for."""
    return Draw(dictionary, year, seed, missing, failing).facts()
