#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

TEST_CASE("facts are read by names, labels and aliases alike", "[data]") {
  const std::string_view spellings[] = {
      "name: a\ncentre.area: 180.5\n",
      "name: a\ncentre: {area: 180.5}\n",
      "name: a\n书记:\ncommittee: ~\n服务中心面积: 180.5\n",
      "社区名称: a\n服务中心面积: 180.5\n",
      "社区: a\n党员群众服务中心:\n  面积: 180.50\n",
      "name: a\nＣｅｎｔｒｅ．ａｒｅａ: 180.5\n",
  };
  for (const std::string_view yaml : spellings) {
    CAPTURE(yaml);
    CHECK(test::faults(yaml) == "");
  }
}

TEST_CASE("every fault is named with its place", "[data]") {
  struct Case {
    std::string_view yaml;
    std::string_view faults;
  };
  const Case cases[] = {
      {"households: 5\n", "CB2014 1:1\n"},
      {"name: a\ncommittee.yuong: 1\n", "CB2002 2:1\n"},
      {"name: a\ncommittee:\n  yuong: 1\n", "CB2002 3:3\n"},
      {"name: a\n书记姓名: b\n", "CB2004 2:1\n"},
      {"name: a\nhouseholds: 1\n户数: 2\n", "CB2005 3:5\n"},
      {"name: a\nhouseholds: 多\n", "CB2006 2:13\n"},
      {"name: a\nhouseholds: 1.5\n", "CB2006 2:13\n"},
      {"name: a\nhouseholds: 0x10\n", "CB2006 2:13\n"},
      {"name: a\ncentre.built: 可能\n", "CB2006 2:15\n"},
      {"name: a\ncentre.area: 1.2345\n", "CB2007 2:14\n"},
      {"name: a\nhouseholds: -1\n", "CB2008 2:13\n"},
      {"name: a\nhouseholds: 99999999999999999999\n", "CB2008 2:13\n"},
      {"name: a\ncentre.five_affairs: [党务, 财务]\n", "CB2009 2:27\n"},
      {"name: a\nhouseholds: [1]\n", "CB2010 2:13\n"},
      {"name: a\ncentre.rooms: {a: b}\n", "CB2011 2:15\n"},
      {"name: a\ncentre.rooms: '、'\n", "CB2011 2:15\n"},
      {"name: a\nmeetings.group: [2023-12-31]\n", "CB2012 2:18\n"},
      {"name: a\nmeetings.group: [2024-06-31]\n", "CB2058 2:18\n"},
      {"name: a\nid: 4.20102E+11\n", "CB2015 2:5\n"},
      {"name: a\ncommittee.size: 5\ncommittee.young: 6\n", "CB2016 3:18\n"},
      {"- a\n", "CB2001 1:1\n"},
      {"name: a\nx: 1\nhouseholds: y\n", "CB2002 2:1\nCB2006 3:13\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.yaml);
    CHECK(test::faults(one.yaml) == one.faults);
  }
}
