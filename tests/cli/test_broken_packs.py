"""Broken rules, from outside: each fault is named where it stands, and none hides another.

A sound pack is written into a folder; each row below is one edit of it. `¦` in a row's new text marks the
place that the message must name; where the place is elsewhere, `at` quotes the text that stands there.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from dataclasses import dataclass

from suite import run_suite

PROGRAM, EMBEDDER = sys.argv[1], sys.argv[2]
MARK = "¦"

PACK = {
    "pack.yaml": """\
pack: small
title: {zh: 标题, en: title}
edition: {zh: 版本, en: edition}
duties_from: club.founded
chapters:
  - {id: 1, title: {zh: 第一章, en: chapter one}}
  - {id: 2, title: {zh: 第二章, en: chapter two}}
grades:
  - {id: good, label: {zh: 好, en: good}, at_least: 80}
  - {id: fair, label: {zh: 中, en: fair}, at_least: 60}
  - {id: poor, label: {zh: 差, en: poor}, at_least: 0}
parameters:
  least: {label: {zh: 下限, en: least}, type: int, range: [0, 9], value: 5, basis: {kind: text, source: {zh: 原文, en: the text}}}
  share: {label: {zh: 比例, en: share}, type: decimal, scale: 2, range: [0, 1], value: 0.5, basis: {kind: reading, source: {zh: 解读, en: our reading}}}
  strict: {label: {zh: 从严, en: strict}, type: bool, value: true, basis: {kind: reading, source: {zh: 解读, en: our reading}}}
  rooms: {label: {zh: 房间, en: rooms}, type: set, value: [{id: hall, label: {zh: 大厅, en: Hall}}, {id: office, label: {zh: 办公室, en: Office}}], basis: {kind: regulation, source: {zh: 条例, en: regulation}}}
""",
    "fields.yaml": """\
groups:
  club: {label: {zh: 社团, en: Club}}
fields:
  homes: {label: {zh: 总户数, en: Households}, type: int, unit: {zh: 户, en: homes}, range: [0, 1000], aliases: [户数], change: never}
  club.size: {label: {zh: 成员数, en: Members}, type: int, range: [0, 100], step: 1, change: increase}
  club.young: {label: {zh: 青年数, en: Young members}, type: int, range: [0, 100], part_of: club.size, aliases: [年轻人数]}
  club.area: {label: {zh: 建筑面积, en: Floor area}, type: decimal, scale: 2, unit: ㎡, range: [0, 1000], not_aliases: [{text: 占地面积, hint: {zh: 要建筑面积, en: floor area is asked}}]}
  club.open: {label: {zh: 是否开放, en: Open to all}, type: bool, judgement: true}
  club.founded: {label: {zh: 成立日期, en: Founded on}, type: date, optional: true}
  club.form: {label: {zh: 形式, en: Form}, type: choice, values: [{id: free, label: {zh: 自由, en: Free}}, {id: fixed, label: {zh: 固定, en: Fixed}, aliases: [定员]}]}
  club.rooms: {label: {zh: 已设房间, en: Rooms in place}, type: set, parts: param.rooms}
  club.days: {label: {zh: 开放日, en: Open days}, type: set, parts: [{id: sat, label: {zh: 周六, en: Saturday}}, {id: sun, label: {zh: 周日, en: Sunday}}]}
""",
    "1-one.yaml": """\
standard: 1
chapter: 1
title: {zh: 一, en: one}
text: 成员不少于五人,形式固定,全年开放,面积充足。
checks:
  - id: "1.1"
    quote: 成员不少于五人
    title: {zh: 成员, en: members}
    applies: homes > 0
    require:
      - condition: club.size >= param.least
    remedy: {zh: 增加, en: add}
    evidence: {zh: 名册, en: register}
  - id: "1.2"
    quote: 形式固定,全年开放
    focus: 形式固定
    title: {zh: 形式, en: form}
    require:
      - {field: club.form, equal: "'fixed'"}
    remedy: {zh: 改章程, en: amend}
    evidence: {zh: 章程, en: charter}
  - id: "1.3"
    quote: 形式固定,全年开放
    focus: 全年开放
    title: {zh: 开放, en: open}
    due: period_end
    require:
      - condition: "!param.strict || club.open && has_all(club.days)"
    remedy: {zh: 开门, en: open it}
    evidence: {zh: 记录, en: record}
  - id: "1.4"
    quote: 面积充足
    title: {zh: 面积, en: area}
    require:
      - condition: club.area >= param.share * homes
    remedy: {zh: 扩建, en: extend}
    evidence: {zh: 图纸, en: plan}
""",
    "2-two.yaml": """\
standard: 2
chapter: 2
title: {zh: 二, en: two}
text: 房间齐全,有青年。
checks:
  - id: "2.1"
    quote: 房间齐全
    title: {zh: 房间, en: rooms}
    require:
      - condition: has_all(club.rooms)
    remedy: {zh: 补齐, en: complete}
    evidence: {zh: 照片, en: photograph}
  - id: "2.2"
    quote: 有青年
    title: {zh: 青年, en: young}
    require:
      - {field: club.young, min: 1}
    remedy: {zh: 吸收, en: invite}
    evidence: {zh: 名单, en: list}
""",
    "consistency.yaml": """\
consistency:
  - id: open-with-members
    level: error
    condition: "!club.open || club.size > 0"
    message: {zh: 没有成员, en: no members}
  - id: not-too-large
    level: warning
    condition: club.area <= 900
    message: {zh: 太大, en: too large}
""",
    "text.yaml": """\
circulating: |
  第一章
  1、一。成员不少于五人,形式固定,全年开放,面积充足。
  第二章
  2、二。房间齐全,有靑年。
restored: |
  第一章
  1、一。成员不少于五人,形式固定,全年开放,面积充足。
  第二章
  2、二。房间齐全,有青年。
restorations:
  - circulating: 靑
    restored: 青
    reason: {zh: 异体字, en: another form of the character}
""",
}


@dataclass
class Fault:
    name: str
    file: str
    old: str
    new: str
    code: str
    says: tuple = ()  # in both languages
    at: str = ""      # the text at the place, where the mark is not in `new`


def fault(*values, **named):
    return Fault(*values, **named)


SIZE = "club.size: {label: {zh: 成员数, en: Members}, type: int, range: [0, 100]"
ONE, TWO = "1-one.yaml", "2-two.yaml"
NEEDED = 'require:\n      - condition: "!param.strict || club.open && has_all(club.days)"'

FAULTS = [
    # ---- pack.yaml ----
    fault("pack id missing", "pack.yaml", "pack: small\n", "", "CB3003", ("`pack`",), at="title:"),
    fault("pack id empty", "pack.yaml", "pack: small", MARK + "pack:", "CB3035", ("`pack`",)),
    fault("title misspelt", "pack.yaml", "title: {zh: 标题", MARK + "tilte: {zh: 标题", "CB3004", ("`tilte`", "`title`")),
    fault("title in one language", "pack.yaml", "title: {zh: 标题, en: title}", "title: ¦{zh: 标题}", "CB3003", ("`en`",)),
    fault("title without text", "pack.yaml", "title: {zh: 标题, en: title}", "title: {¦zh: , en: title}", "CB3035", ("`zh`",)),
    fault("edition is no mapping", "pack.yaml", "{zh: 版本, en: edition}", MARK + "版本", "CB3002", ("zh: …, en: …",)),
    fault("duties from an unknown fact", "pack.yaml", "duties_from: club.founded", "duties_from: ¦club.fuonded", "CB4013", ("`club.fuonded`", "`club.founded`")),
    fault("duties from no date", "pack.yaml", "duties_from: club.founded", "duties_from: ¦club.open", "CB3005", ("`club.open`",)),
    fault("no chapters", "pack.yaml", """\
chapters:
  - {id: 1, title: {zh: 第一章, en: chapter one}}
  - {id: 2, title: {zh: 第二章, en: chapter two}}
""", "chapters: ¦[]\n", "CB3036", ("`chapters`",)),
    fault("chapter without number", "pack.yaml", "{id: 2, title: {zh: 第二章", "{id: ¦二, title: {zh: 第二章", "CB3005", ("`二`",)),
    fault("duplicate chapter", "pack.yaml", "{id: 2, title: {zh: 第二章", "{id: ¦1, title: {zh: 第二章", "CB3011", ("`1`",)),
    fault("grades not descending", "pack.yaml", "at_least: 60", "at_least: ¦85", "CB3018"),
    fault("grade not a number", "pack.yaml", "at_least: 60", "at_least: ¦及格", "CB3005", ("`及格`",)),
    fault("grade beyond 100", "pack.yaml", "at_least: 80", "at_least: ¦101", "CB3047", ("`101`",)),
    fault("grade without beginning", "pack.yaml", "zh: 差, en: poor}, at_least: 0}", "zh: 差, en: poor}}", "CB3003", ("`at_least`",), at="{id: poor"),
    fault("duplicate grade", "pack.yaml", "{id: fair", "{id: ¦good", "CB3011", ("`good`",)),
    fault("parameters are no mapping", "pack.yaml", PACK["pack.yaml"][PACK["pack.yaml"].index("parameters:"):], "parameters: ¦[]\n", "CB3002"),
    fault("unknown parameter type", "pack.yaml", "type: int", "type: ¦integer", "CB3006", ("`integer`", "decimal")),
    fault("a type that no parameter has", "pack.yaml", "type: int", "type: ¦date", "CB3012"),
    fault("scale on an int parameter", "pack.yaml", "type: int", "type: int, scale: ¦1", "CB3007"),
    fault("parameter range missing", "pack.yaml", "range: [0, 9], ", "", "CB3003", ("`range`",), at="{label: {zh: 下限"),
    fault("parameter value not a number", "pack.yaml", "value: 5", "value: ¦五", "CB3005", ("`五`",)),
    fault("parameter value a list", "pack.yaml", "value: 5", "value: ¦[5]", "CB3002"),
    fault("parameter value outside its range", "pack.yaml", "value: 5", "value: ¦12", "CB3013", ("`least`", "9")),
    fault("bound by an unknown parameter", "pack.yaml", "value: 5", "value: 5, at_most: ¦laest", "CB4014", ("`laest`", "`least`")),
    fault("bound by a parameter of another type", "pack.yaml", "value: 5", "value: 5, at_most: ¦share", "CB3054", ("`least`", "`share`")),
    fault("bound by itself", "pack.yaml", "value: 5", "value: 5, at_most: ¦least", "CB3054", ("`least`",)),
    fault("parameter above its bound", "pack.yaml", "  least: {", "  most: {label: {zh: 上限, en: most}, type: int, range: [0, 9], value: 4, basis: {kind: reading, source: {zh: 解读, en: reading}}}\n  least: ¦{at_most: most, ", "CB3053", ("`least`", "`most`", "5", "4")),
    fault("too many digits", "pack.yaml", "value: 0.5", "value: ¦0.555", "CB3005", ("`0.555`", "2")),
    fault("bool parameter neither true nor false", "pack.yaml", "value: true", "value: ¦yes", "CB3006", ("`yes`", "false, true")),
    fault("set parameter without parts", "pack.yaml", "type: set, value: [{id: hall, label: {zh: 大厅, en: Hall}}, {id: office, label: {zh: 办公室, en: Office}}]", "type: set", "CB3003", ("`value`",), at="{label: {zh: 房间"),
    fault("set parameter with no part", "pack.yaml", "[{id: hall, label: {zh: 大厅, en: Hall}}, {id: office, label: {zh: 办公室, en: Office}}]", MARK + "[]", "CB3010"),
    fault("basis missing", "pack.yaml", ", basis: {kind: text, source: {zh: 原文, en: the text}}", "", "CB3003", ("`basis`",), at="{label: {zh: 下限"),
    fault("basis of an unknown kind", "pack.yaml", "kind: text", "kind: ¦law", "CB3006", ("`law`", "regulation")),
    fault("basis without kind", "pack.yaml", "basis: {kind: text, ", "basis: ¦{", "CB3003", ("`kind`",)),
    fault("basis without source", "pack.yaml", ", source: {zh: 条例, en: regulation}", "", "CB3003", ("`source`",), at="{kind: regulation"),
    fault("a name that conditions cannot write", "pack.yaml", "  least: {", "  ¦Least-1: {label: {zh: 另一下限, en: another}, type: bool, basis: {kind: reading, source: {zh: 解读, en: reading}}}\n  least: {", "CB3038", ("`Least-1`",)),
    # ---- fields.yaml ----
    fault("unknown field type", "fields.yaml", "type: bool", "type: ¦boolean", "CB3006", ("`boolean`", "bool")),
    fault("field type missing", "fields.yaml", "type: bool, ", "", "CB3003", ("`type`",), at="{label: {zh: 是否开放"),
    fault("field is no mapping", "fields.yaml", "{label: {zh: 是否开放, en: Open to all}, type: bool, judgement: true}", MARK + "bool", "CB3002"),
    fault("label in one language", "fields.yaml", "{zh: 是否开放, en: Open to all}", "¦{zh: 是否开放}", "CB3003", ("`en`",)),
    fault("unit in one language", "fields.yaml", "{zh: 户, en: homes}", "¦{zh: 户}", "CB3003", ("`en`",)),
    fault("unit a list", "fields.yaml", "unit: ㎡", "unit: ¦[㎡]", "CB3002"),
    fault("range missing", "fields.yaml", SIZE, SIZE.replace(", range: [0, 100]", ""), "CB3003", ("`range`",), at="{label: {zh: 成员数"),
    fault("range reversed", "fields.yaml", SIZE, SIZE.replace("[0, 100]", "¦[100, 0]"), "CB3008"),
    fault("range of one number", "fields.yaml", SIZE, SIZE.replace("[0, 100]", "¦[100]"), "CB3008"),
    fault("range not a number", "fields.yaml", SIZE, SIZE.replace("[0, 100]", "[0, ¦一百]"), "CB3005", ("`一百`",)),
    fault("range no list", "fields.yaml", SIZE, SIZE.replace("[0, 100]", "¦100"), "CB3002"),
    fault("range on a bool", "fields.yaml", "type: bool", "type: bool, ¦range: [0, 1]", "CB3037", ("`range`", "int, decimal")),
    fault("scale on an int", "fields.yaml", SIZE, SIZE.replace("int", "int, scale: ¦2"), "CB3007"),
    fault("scale over 9", "fields.yaml", "scale: 2", "scale: ¦10", "CB3007"),
    fault("scale not a number", "fields.yaml", "scale: 2", "scale: ¦两位", "CB3005", ("`两位`",)),
    fault("step 0", "fields.yaml", "step: 1", "step: ¦0", "CB3009"),
    fault("effort 0", "fields.yaml", "step: 1", "effort: ¦0", "CB3009"),
    fault("who changes what never changes", "fields.yaml", "change: never", "change: never, by: ¦street", "CB3006", ("`by`",)),
    fault("a fact in no section", "fields.yaml", "fields:",
          "sections: [{title: {zh: 一, en: one}, facts: [homes, club.size, club.young, club.area, club.open, club.founded, club.form, club.rooms]}]\nfields:",
          "CB3055", ("`club.days`",), at="club.days: {"),
    fault("a fact in two sections", "fields.yaml", "fields:",
          "sections: [{title: {zh: 一, en: one}, facts: [homes, club.size, club.young, club.area, club.open, club.founded, club.form, club.rooms, club.days, ¦homes]}]\nfields:",
          "CB3011"),
    fault("a section of an unknown fact", "fields.yaml", "fields:",
          "sections: [{title: {zh: 一, en: one}, facts: [homes, club.size, club.young, club.area, club.open, club.founded, club.form, club.rooms, club.days, ¦club.seize]}]\nfields:",
          "CB4013", ("`club.seize`", "`club.size`")),
    fault("all of an unknown fact", "fields.yaml", "part_of: club.size", "of: ¦club.seize", "CB4013", ("`club.seize`",)),
    fault("what a number lacks", "fields.yaml", "change: increase", "change: increase, ¦lacking: {zh: 缺, en: lacks}", "CB3037", ("`lacking`", "set")),
    fault("change unknown", "fields.yaml", "change: increase", "change: ¦up", "CB3006", ("`up`", "increase")),
    fault("part of an unknown fact", "fields.yaml", "part_of: club.size", "part_of: ¦club.sise", "CB4013", ("`club.sise`", "`club.size`")),
    fault("part of another type", "fields.yaml", "part_of: club.size", "part_of: ¦club.open", "CB3043", ("`club.young`", "`club.open`")),
    fault("part of itself", "fields.yaml", "part_of: club.size", "part_of: ¦club.young", "CB3043"),
    fault("alias of another fact", "fields.yaml", "aliases: [年轻人数]", "aliases: [年轻人数, ¦户数]", "CB3015", ("`户数`", "`homes`")),
    fault("label of another fact", "fields.yaml", "zh: 青年数", "zh: ¦总户数", "CB3015", ("`总户数`", "`homes`")),
    fault("label that asks for a person's name", "fields.yaml", "zh: 青年数", "zh: ¦书记姓名", "CB2004", ("`书记姓名`",)),
    fault("label that asks for a telephone", "fields.yaml", "en: Young members", "en: ¦Phone number", "CB2004", ("`Phone number`",)),
    fault("alias that asks for an identity number", "fields.yaml", "aliases: [年轻人数]", "aliases: [年轻人数, ¦身份证号]", "CB2004", ("`身份证号`",)),
    fault("alias with a point", "fields.yaml", "aliases: [年轻人数]", "aliases: [¦年轻.人数]", "CB3040", ("`.`",)),
    fault("alias with a bar", "fields.yaml", "aliases: [年轻人数]", 'aliases: [¦"年轻|人数"]', "CB3040", ("`|`",)),
    fault("alias a mapping", "fields.yaml", "aliases: [年轻人数]", "aliases: [¦{zh: 年轻人数}]", "CB3002"),
    fault("aliases no list", "fields.yaml", "aliases: [年轻人数]", "aliases: ¦年轻人数", "CB3002"),
    fault("a refused heading that is an alias", "fields.yaml", "text: 占地面积", "text: ¦户数", "CB3015", ("`户数`", "`homes`")),
    fault("refused heading without hint", "fields.yaml", "{text: 占地面积, hint: {zh: 要建筑面积, en: floor area is asked}}", "¦{text: 占地面积}", "CB3003", ("`hint`",)),
    fault("refused heading alone", "fields.yaml", "{text: 占地面积, hint: {zh: 要建筑面积, en: floor area is asked}}", MARK + "占地面积", "CB3002", ("hint: {zh",)),
    fault("judgement neither true nor false", "fields.yaml", "judgement: true", "judgement: ¦J", "CB3006", ("`J`", "false, true")),
    fault("optional neither true nor false", "fields.yaml", "optional: true", "optional: ¦maybe", "CB3006", ("`maybe`",)),
    fault("choice without values", "fields.yaml", "values: [{id: free, label: {zh: 自由, en: Free}}, {id: fixed, label: {zh: 固定, en: Fixed}, aliases: [定员]}]", "¦parts: param.rooms", "CB3037", ("`parts`", "set")),
    fault("duplicate value", "fields.yaml", "aliases: [定员]}]", "aliases: [定员]}, {id: ¦free, label: {zh: 其他, en: Other}}]", "CB3011", ("`free`",)),
    fault("two values of one name", "fields.yaml", "aliases: [定员]", "aliases: [¦自由]", "CB3041", ("`自由`", "`free`")),
    fault("parts of an unknown parameter", "fields.yaml", "parts: param.rooms", "parts: ¦param.roms", "CB4014", ("`param.roms`", "`param.rooms`")),
    fault("parts of a number", "fields.yaml", "parts: param.rooms", "parts: ¦param.least", "CB3052", ("`param.least`",)),
    fault("duplicate part", "fields.yaml", "{id: sun", "{id: ¦sat", "CB3011", ("`sat`",)),
    fault("part with a separator", "fields.yaml", "zh: 周日", "zh: ¦周日、节日", "CB3040", ("`、`",)),
    fault("part with a full-width separator", "fields.yaml", "zh: 周日", "zh: ¦周日；节日", "CB3040", ("`;`",)),
    fault("part with a comma", "fields.yaml", "en: Sunday", 'en: ¦"Sunday, too"', "CB3040", ("`,`",)),
    fault("part with a slash", "fields.yaml", "zh: 周日", "zh: ¦周日/节日", "CB3040", ("`/`",)),
    fault("part called none in other words", "fields.yaml", "zh: 周日", "zh: ¦没有", "CB3042", ("`没有`",)),
    fault("unit word that is the unit", "fields.yaml", "en: homes},", "en: homes}, unit_words: [家, ¦户],", "CB3011", ("`户`",)),
    fault("unit word twice", "fields.yaml", "en: homes},", "en: homes}, unit_words: [家, ¦家],", "CB3011", ("`家`",)),
    fault("unit word that is a number", "fields.yaml", "en: homes},", "en: homes}, unit_words: [¦2户],", "CB3006", ("`2户`",)),
    fault("unit words of a bool", "fields.yaml", "type: bool", "type: bool, unit: 个, ¦unit_words: [家]", "CB3037", ("`unit_words`", "int, decimal")),
    fault("unit words without a unit", "fields.yaml", SIZE, SIZE + ", unit_words: [个]", "CB3003", ("`unit`",), at="{label: {zh: 成员数"),
    fault("part called none", "fields.yaml", "zh: 周日", "zh: ¦无", "CB3042", ("`无`",)),
    fault("65 parts", "fields.yaml", "parts: [{id: sat", "parts: ¦[" + ", ".join(f"{{id: p{i}, label: {{zh: 项{i}, en: Part {i}}}}}" for i in range(63)) + ", {id: sat", "CB3010", ("65", "64")),
    fault("group missing", "fields.yaml", "  club.open: {", "  ¦clib.spare: {label: {zh: 备用, en: Spare}, type: bool}\n  club.open: {", "CB3039", ("`clib`", "`club`")),
    fault("unknown key", "fields.yaml", "judgement: true", "¦judgment: true", "CB3004", ("`judgment`", "`judgement`")),
    # ---- standards ----
    fault("number missing", ONE, "standard: 1\n", "", "CB3003", ("`standard`",), at="chapter:"),
    fault("number not a number", ONE, "standard: 1\n", "standard: ¦一\n", "CB3045", ("`一`",)),
    fault("unknown chapter", ONE, "chapter: 1", "chapter: ¦7", "CB3019", ("7", "1, 2")),
    fault("chapter missing", ONE, "chapter: 1\n", "", "CB3003", ("`chapter`",), at="standard:"),
    fault("standard in two files", TWO, "standard: 2", "standard: ¦1", "CB3011", ("`1`", "1-one.yaml:1:11")),
    fault("no text", ONE, "text: 成员不少于五人,形式固定,全年开放,面积充足。\n", "", "CB3003", ("`text`",), at="standard:"),
    fault("no checks", TWO, PACK[TWO][PACK[TWO].index("checks:"):], "checks: ¦[]\n", "CB3036", ("`checks`",)),
    fault("duplicate check", ONE, 'id: "1.2"', 'id: ¦"1.1"', "CB3011", ("`1.1`", "1-one.yaml:6:9")),
    fault("check of another standard", ONE, 'id: "1.3"', 'id: ¦"2.3"', "CB3020", ("`2.3`", "`1.3`")),
    fault("check without number", ONE, 'id: "1.4"', 'id: ¦"1.x"', "CB3020", ("`1.x`", "`1.4`")),
    fault("quote missing", ONE, "    quote: 面积充足\n", "", "CB3003", ("`quote`",), at='id: "1.4"'),
    fault("check without title", ONE, "    title: {zh: 面积, en: area}\n", "", "CB3003", ("`title`",), at='id: "1.4"'),
    fault("check without remedy", ONE, "    remedy: {zh: 扩建, en: extend}\n", "", "CB3003", ("`remedy`",), at='id: "1.4"'),
    fault("check without evidence", ONE, "    evidence: {zh: 图纸, en: plan}\n", "", "CB3003", ("`evidence`",), at='id: "1.4"'),
    fault("remedy in one language", ONE, "remedy: {zh: 增加, en: add}", "remedy: ¦{en: add}", "CB3003", ("`zh`",)),
    fault("quote not in the text", ONE, "quote: 成员不少于五人", "quote: ¦成员不少于6人", "CB3021", ("`成员不少于`", "`五人,形式")),
    fault("focus not in the quote", ONE, "focus: 形式固定", "focus: ¦形式自由", "CB3046", ("`形式自由`", "`形式`")),
    fault("require missing", ONE, "    " + NEEDED + "\n", "", "CB3003", ("`require`",), at='id: "1.3"'),
    fault("require empty", ONE, NEEDED, "require: ¦[]", "CB3036", ("`require`",)),
    fault("require without value", ONE, NEEDED, "¦require:", "CB3035", ("`require`",)),
    fault("finding without words", ONE, "    remedy: {zh: 增加, en: add}", "    findings:\n      - ¦when: homes > 0\n    remedy: {zh: 增加, en: add}", "CB3003", ("`say`",)),
    fault("finding in one language", ONE, "    remedy: {zh: 增加, en: add}", "    findings:\n      - say: ¦{zh: 少}\n    remedy: {zh: 增加, en: add}", "CB3003", ("`en`",)),
    fault("value left open", ONE, "    remedy: {zh: 增加, en: add}", "    findings:\n      - say: {zh: 少, en: ¦\"few: {homes\"}\n    remedy: {zh: 增加, en: add}", "CB3057"),
    fault("value of an unknown fact", ONE, "    remedy: {zh: 增加, en: add}", "    findings:\n      - say: {zh: 少, en: \"few: {¦hommes}\"}\n    remedy: {zh: 增加, en: add}", "CB4013", ("`hommes`", "`homes`")),
    fault("value that cannot be said", ONE, "    remedy: {zh: 增加, en: add}", "    findings:\n      - say: {zh: \"少 {¦club.open}\", en: few}\n    remedy: {zh: 增加, en: add}", "CB3058", ("`club.open`",)),
    fault("finding that is no condition", ONE, "    remedy: {zh: 增加, en: add}", "    findings:\n      - {when: ¦homes, say: {zh: 少, en: few}}\n    remedy: {zh: 增加, en: add}", "CB4020"),
    fault("before an unknown check", ONE, "    remedy: {zh: 增加, en: add}", "    before: [\"2.1\", ¦\"2.3\"]\n    remedy: {zh: 增加, en: add}", "CB3059", ("`2.3`", "`1.3`")),
    fault("before every check", ONE, "    remedy: {zh: 增加, en: add}", "    before: ¦every\n    remedy: {zh: 增加, en: add}", "CB3006", ("`every`", "all")),
    fault("before nothing", ONE, "    remedy: {zh: 增加, en: add}", "    before: ¦{when: homes > 0}\n    remedy: {zh: 增加, en: add}", "CB3003", ("`checks`",)),
    fault("before, under no condition", ONE, "    remedy: {zh: 增加, en: add}", "    before: {checks: all, when: ¦homes}\n    remedy: {zh: 增加, en: add}", "CB4020"),
    fault("requirement alone", ONE, "- condition: club.size >= param.least", "- ¦club.size >= param.least", "CB3002", ("`- condition: …`",)),
    fault("key misspelt", ONE, "    remedy: {zh: 增加", "    ¦remdy: {zh: 增加", "CB3004", ("`remdy`", "`remedy`")),
    fault("due unknown", ONE, "due: period_end", "due: ¦year_end", "CB3006", ("`year_end`", "period_end")),
    fault("applies without condition", ONE, "applies: homes > 0", "¦applies:", "CB3035", ("`applies`",)),
    fault("applies on an unknown fact", ONE, "applies: homes > 0", "applies: ¦home > 0", "CB4013", ("`home`", "`homes`")),
    fault("unknown fact", ONE, "club.size >= param.least", "¦club.seze >= param.least", "CB4013", ("`club.seze`", "`club.size`")),
    fault("unknown parameter", ONE, "club.size >= param.least", "club.size >= ¦param.lest", "CB4014", ("`param.lest`", "`param.least`")),
    fault("label instead of the fact's name", ONE, "club.size >= param.least", "¦成员数 >= param.least", "CB4013", ("`成员数`", "`club.size`")),
    fault("full-width sign", ONE, "club.size >= param.least", "club.size ¦≥ param.least", "CB4003", ("`≥`", "`>=`")),
    fault("types do not fit", ONE, "club.size >= param.least", "club.open >¦= param.least".replace(MARK, "").replace("club", MARK + "club"), "CB4018"),
    fault("not linear", ONE, "club.area >= param.share * homes", "club.area >= ¦club.size * homes", "CB4024"),
    fault("constraint of an unknown fact", TWO, "{field: club.young, min: 1}", "{field: ¦club.yuong, min: 1}", "CB4013", ("`club.yuong`", "`club.young`")),
    fault("constraint without bound", TWO, "{field: club.young, min: 1}", "¦{field: club.young}", "CB3003", ("`min`", "min, max, equal")),
    fault("constraint without fact", TWO, "{field: club.young, min: 1}", "¦{min: 1}", "CB3003", ("`field`",)),
    fault("constraint with a bad bound", TWO, "{field: club.young, min: 1}", "{field: club.young, min: 1, max: ¦param.lesat}", "CB4014", ("`param.lesat`", "`param.least`")),
    fault("constraint with an unknown key", TWO, "{field: club.young, min: 1}", "{field: club.young, min: 1, ¦maximum: 3}", "CB3004", ("`maximum`",)),
    fault("option without quotes", ONE, "equal: \"'fixed'\"", "equal: ¦fixed", "CB4013", ("`fixed`", "`\"'fixed'\"`")),
    fault("unknown option", ONE, "equal: \"'fixed'\"", "equal: \"¦'fixd'\"", "CB4021", ("`fixd`", "'fixed'")),
    fault("eaten by YAML: !", ONE, '"!param.strict || club.open && has_all(club.days)"', "¦!param.strict || club.open", "CB1019", ("`! & * @ %",)),
    fault("eaten by YAML: ? :", ONE, "club.size >= param.least", "club.open ? club.size > 1 ¦: club.size > 2", "CB1009"),
    fault("eaten by YAML: [", ONE, "club.size >= param.least", "¦[club.size]", "CB3002", ("`! & * @ %",)),
    fault("eaten by YAML: #", ONE, "club.size >= param.least", "club.form in ['free',¦ # 'fixed']", "CB4010", ("` #`",)),
    # ---- consistency.yaml ----
    fault("level unknown", "consistency.yaml", "level: error", "level: ¦fatal", "CB3006", ("`fatal`", "warning, error")),
    fault("level missing", "consistency.yaml", "    level: error\n", "", "CB3003", ("`level`",), at="id: open-with"),
    fault("message in one language", "consistency.yaml", "{zh: 没有成员, en: no members}", "¦{zh: 没有成员}", "CB3003", ("`en`",)),
    fault("duplicate rule", "consistency.yaml", "id: not-too-large", "id: ¦open-with-members", "CB3011", ("`open-with-members`",)),
    fault("rule without condition", "consistency.yaml", "    condition: club.area <= 900\n", "", "CB3003", ("`condition`",), at="id: not-too"),
    fault("rule that is no condition", "consistency.yaml", "condition: club.area <= 900", "condition: ¦club.area", "CB4020"),
    fault("a fact made invalid that the rule does not read", "consistency.yaml", "    level: error\n", "    level: error\n    invalid: [¦club.area]\n", "CB3060", ("`club.area`",)),
    fault("misspelt key of a rule", "consistency.yaml", "    message: {zh: 太大", "    ¦mesage: {zh: 太大", "CB3004", ("`mesage`", "`message`")),
    # ---- text.yaml ----
    fault("no circulating text", "text.yaml", PACK["text.yaml"][:PACK["text.yaml"].index("restored:")], "", "CB3003", ("`circulating`",), at="restored:"),
    fault("restoration of nothing", "text.yaml", "- circulating: 靑", '- ¦circulating: ""', "CB3035", ("`circulating`",)),
    fault("restoration without reason", "text.yaml", "    reason: {zh: 异体字, en: another form of the character}\n", "", "CB3003", ("`reason`",), at="circulating: 靑"),
    # ---- YAML ----
    fault("key twice", ONE, "chapter: 1", "chapter: 1\n¦chapter: 1", "CB1022", ("`chapter`",)),
    fault("fact twice", "fields.yaml", "  club.open: {", "  ¦club.size: {type: bool}\n  club.open: {", "CB1022", ("`club.size`",)),
    fault("half a file", ONE, '- id: "1.4"', "- id: ¦\"1.4", "CB1010"),
    fault("no mapping", TWO, PACK[TWO], "¦- standard: 2\n", "CB3002"),
    fault("text, not YAML", "consistency.yaml", PACK["consistency.yaml"], "¦一致性规则\n", "CB3002"),
]
# After these the rest of the file cannot be judged.
YAML_FAULTS = {"key twice", "fact twice", "half a file", "eaten by YAML: !", "eaten by YAML: ? :"}

# They make the rest of the pack, or of their own entry, another one.
APART = {"parameter above its bound", "parameters are no mapping", "no chapters", "unknown parameter type", "a type that no parameter has",
         "set parameter with no part", "field is no mapping", "unknown field type", "choice without values",
         "a name that conditions cannot write", "group missing", "number not a number", "chapter without number", "duplicate chapter", "grade beyond 100", "label of another fact",
         "a fact in two sections", "a section of an unknown fact", "all of an unknown fact"}
# Lines of several entries, which take several faults.
FLOW = ("- {id", "club", "homes", "least", "share", "strict", "rooms")


def apply(files, one):
    """The file with the edit, the mark still in it."""
    if files[one.file].count(one.old) < 1:
        raise ValueError(f"{one.name}: nothing to edit")
    files[one.file] = files[one.file].replace(one.old, one.new, 1)


def place(text, at):
    line = text.count("\n", 0, at) + 1
    return line, at - (text.rfind("\n", 0, at) + 1) + 1


def write(folder, files):
    for name, text in files.items():
        pathlib.Path(folder, name).write_text(text, encoding="utf-8")
    pathlib.Path(folder, "profile").mkdir(exist_ok=True)
    path = pathlib.Path(folder, "profile", "a.yaml")
    path.write_text("name: a\nperiod: 2024\nhomes: 3\n", encoding="utf-8")
    return str(path)


def run(program, *arguments, **options):
    done = subprocess.run([program, *arguments], capture_output=True, timeout=60,
                          stdin=subprocess.DEVNULL, **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


MESSAGE = re.compile(r"^(?P<path>[^\n]*?)(?::(?P<line>\d+):(?P<column>\d+))?: "
                     r"(?:error|错误|warning|警告) (?P<code>CB\d+): ", re.M)


def messages(err):
    """(code, file, line, column) of each message."""
    return [(m["code"], os.path.basename(m["path"]), int(m["line"] or 0), int(m["column"] or 0))
            for m in MESSAGE.finditer(err)]


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = os.path.join(self.temporary.name, "pack")
        os.mkdir(self.folder)
        self.files = dict(PACK)
        self.profile = write(self.temporary.name, {})

    def tearDown(self):
        self.temporary.cleanup()

    def write(self, files=None):
        shutil.rmtree(self.folder)
        os.mkdir(self.folder)
        write(self.folder, self.files if files is None else files)
        shutil.rmtree(os.path.join(self.folder, "profile"))

    def both(self):
        """Standard error of `check` in Chinese and of `rules lint` in English; both refuse."""
        status, out, zh = run(PROGRAM, "check", self.profile, "--rules", self.folder)
        self.assertEqual((status, out), (2, ""), zh)
        status, out, en = run(PROGRAM, "rules", "lint", self.folder, "--lang", "en")
        self.assertEqual((status, out), (2, ""), en)
        self.assertEqual(messages(zh), messages(en))
        self.assertIsNone(re.search(r"[一-鿿]", "".join(re.findall(r"error CB\d+: [^`\n]*", en))), en)
        return zh, en


class Sound(Folder):
    def test_the_sound_pack_has_no_findings(self):
        self.write()
        status, out, err = run(PROGRAM, "rules", "lint", self.folder, "--lang", "en")
        self.assertEqual((status, err), (0, ""), out)
        status, out, err = run(PROGRAM, "check", self.profile, "--rules", self.folder)
        self.assertEqual((status, err), (1, ""))


class EachFault(Folder):
    def test_each_alone(self):
        self.assertGreaterEqual(len(FAULTS), 45)
        self.assertEqual(len({one.name for one in FAULTS}), len(FAULTS))
        for one in FAULTS:
            with self.subTest(one.name):
                files = dict(PACK)
                apply(files, one)
                text = files[one.file]
                at = text.index(one.at if one.at else MARK)
                files[one.file] = text.replace(MARK, "")
                self.write(files)
                zh, en = self.both()
                # Nothing else is blamed for it.
                self.assertEqual(messages(en), [(one.code, one.file, *place(text, at))], en)
                for words in one.says:
                    self.assertIn(words, zh)
                    self.assertIn(words, en)


class ManyFaults(Folder):
    def test_all_are_named_in_one_run(self):
        """As many of the edits as go together: all that do not touch the same words."""
        files = dict(PACK)
        applied = []
        for one in FAULTS:
            if one.name in YAML_FAULTS | APART or one.at or one.old == PACK[one.file]:
                continue
            # One edit for each stretch of the sound text.
            text = files[one.file]
            at = text.find(one.old)
            line = text[text.rfind("\n", 0, at) + 1:text.find("\n", at)]
            taken = MARK in line and not line.lstrip().startswith(FLOW)
            if at < 0 or taken:
                continue
            apply(files, one)
            applied.append(one)
        self.assertGreaterEqual(len(applied), 45)
        expected = []
        for name, text in files.items():
            for mark in re.finditer(MARK, text):
                line, column = place(text, mark.start())
                before = text[text.rfind("\n", 0, mark.start()) + 1:mark.start()].count(MARK)
                expected.append((name, line, column - before))
        self.write({name: text.replace(MARK, "") for name, text in files.items()})
        zh, en = self.both()
        found = messages(en)
        self.maxDiff = None
        self.assertEqual(sorted(m[1:] for m in found), sorted(expected), en)
        self.assertEqual(sorted(m[0] for m in found), sorted(one.code for one in applied))
        # In the order in which people read.
        self.assertEqual([m[1:] for m in found], sorted((m[1:] for m in found)))

    def test_a_file_that_is_no_yaml_does_not_hide_the_others(self):
        for broken in PACK:
            with self.subTest(broken):
                files = {name: text.replace("title:", "tilte:", 1) for name, text in PACK.items()}
                files[broken] = "a: [1, 2"
                self.write(files)
                _, en = self.both()
                self.assertEqual({m[1] for m in messages(en)},
                                 {"pack.yaml", ONE, TWO} | {broken}, en)
                self.assertEqual(len(messages(en)), len({"pack.yaml", ONE, TWO} | {broken}), en)


class Files(Folder):
    def expect(self, *expected, says=()):
        zh, en = self.both()
        self.assertEqual(messages(en), list(expected), en)
        for words in says:
            self.assertIn(words, zh)
            self.assertIn(words, en)

    def test_no_pack(self):
        del self.files["pack.yaml"]
        self.write()
        self.expect(("CB3001", "pack", 0, 0), says=("`pack.yaml`",))

    def test_no_dictionary(self):
        del self.files["fields.yaml"]
        self.write()
        self.expect(("CB3001", "pack", 0, 0), says=("`fields.yaml`",))

    def test_no_standard(self):
        del self.files[ONE], self.files[TWO]
        self.write()
        self.expect(("CB3016", "pack", 0, 0))

    def test_another_ending(self):
        self.files["pack.yml"] = self.files.pop("pack.yaml")
        self.write()
        _, en = self.both()
        self.assertIn(("CB3001", "pack", 0, 0), messages(en))

    def test_empty_folder(self):
        self.write({})
        self.expect(("CB3001", "pack", 0, 0), ("CB3001", "pack", 0, 0))

    def test_no_folder(self):
        shutil.rmtree(self.folder)
        self.expect(("CB0002", "pack", 0, 0))
        os.mkdir(self.folder)

    def test_a_file_for_a_folder(self):
        self.write()
        self.folder = os.path.join(self.folder, "pack.yaml")
        self.expect(("CB0001", "pack.yaml", 0, 0))
        self.folder = os.path.dirname(self.folder)

    def test_files_that_say_nothing(self):
        for text, at in (("", (0, 0)), ("# 以后再写\n", (1, 1)), ("---\n", (1, 1))):
            with self.subTest(text):
                self.write({**PACK, "text.yaml": text})
                _, en = self.both()
                self.assertEqual(len(messages(en)), 1, en)
                self.assertEqual(messages(en)[0][1], "text.yaml", en)

    def test_unknown_file(self):
        self.write({**PACK, "notes.yaml": "author: somebody\n"})
        self.expect(("CB3044", "notes.yaml", 1, 1), says=("`notes.yaml`",))
        files = dict(PACK)
        files["consistancy.yaml"] = files.pop("consistency.yaml")
        self.write(files)
        self.expect(("CB3044", "consistancy.yaml", 1, 1), says=("`consistency.yaml`",))

    def test_a_standard_in_capital_letters_is_not_passed_over(self):
        files = dict(PACK)
        files["2-TWO.YAML"] = files.pop(TWO).replace("chapter: 2", "chapter: 9")
        self.write(files)
        self.expect(("CB3019", "2-TWO.YAML", 2, 10))

    def test_not_utf8(self):
        self.write()
        pathlib.Path(self.folder, "text.yaml").write_bytes("名称: 社区".encode("gbk"))
        _, en = self.both()
        self.assertEqual([m[:2] for m in messages(en)], [("CB1002", "text.yaml")])

    def test_cases_are_no_rules(self):
        self.write()
        os.mkdir(os.path.join(self.folder, "tests"))
        pathlib.Path(self.folder, "tests", "1.yaml").write_text("not: [a rule\n")
        status, _, err = run(PROGRAM, "rules", "lint", self.folder)
        self.assertEqual((status, err), (0, ""))

    def test_other_folders_are_named(self):
        self.write()
        os.mkdir(os.path.join(self.folder, "chapter-3"))
        os.mkdir(os.path.join(self.folder, ".git"))
        status, _, err = run(PROGRAM, "rules", "lint", self.folder)
        self.assertEqual((status, messages(err)), (1, [("CB0019", "pack", 0, 0)]))
        self.assertIn("`chapter-3`", err)

    def test_unreadable(self):
        self.write()
        path = pathlib.Path(self.folder, TWO)
        path.chmod(0)
        for folder in (self.temporary.name, self.folder):
            pathlib.Path(folder).chmod(0o755)
        # Root may read every file: then the program runs as nobody.
        who = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        program = shutil.copy(PROGRAM, self.temporary.name)
        status, _, err = run(program, "rules", "lint", self.folder, cwd="/", **who)
        self.assertEqual((status, messages(err)), (2, [("CB0001", TWO, 0, 0)]))


class Build(Folder):
    """What the build runs: a broken pack must break it."""

    def embed(self):
        target = os.path.join(self.temporary.name, "builtin.cpp")
        status, out, err = run(EMBEDDER, self.folder, target)
        return status, err, os.path.exists(target)

    def test_a_sound_pack_is_written(self):
        self.write()
        self.assertEqual(self.embed(), (0, "", True))
        # Cases are no rules.
        os.mkdir(os.path.join(self.folder, "tests"))
        pathlib.Path(self.folder, "tests", "1.yaml").write_text("period: 2024\n")
        self.assertEqual(self.embed(), (0, "", True))

    def test_broken_cases_break_it_too(self):
        self.write({**PACK, ONE: PACK[ONE].replace("quote: 成员", "quote: 队员", 1)})
        os.mkdir(os.path.join(self.folder, "tests"))
        pathlib.Path(self.folder, "tests", "1.yaml").write_text("period: [2024\n")
        status, err, written = self.embed()
        self.assertEqual((status, written), (1, False))
        self.assertEqual(messages(err), [("CB3021", ONE, 7, 12), ("CB1011", "1.yaml", 1, 9)], err)

    def test_a_broken_one_is_not(self):
        for old, new, expected in (("quote: 成员", "quote: 队员", ("CB3021", ONE, 7, 12)),
                                   ("club.size >=", "club.seze >=", ("CB4013", ONE, 11, 20)),
                                   ('"1.4"', '"1.4', ("CB1010", ONE, 31, 9))):
            with self.subTest(new):
                self.write({**PACK, ONE: PACK[ONE].replace(old, new, 1)})
                status, err, written = self.embed()
                self.assertEqual((status, written), (1, False))
                self.assertEqual(messages(err), [expected], err)
                # As compilers write it, so that editors find the place.
                self.assertTrue(err.startswith(f"{self.folder}/{ONE}:{expected[2]}:{expected[3]}: error"), err)

    def test_no_folder(self):
        shutil.rmtree(self.folder)
        self.assertEqual(self.embed()[0], 1)
        os.mkdir(self.folder)


if __name__ == "__main__":
    run_suite()
