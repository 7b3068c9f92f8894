#include "unit/report/sample.h"

// The texts of the four standards that the samples use, as the rules give them.
namespace cbps::report::test {

std::vector<result::StandardText> sample_standards() {
  return {
      {"3", {"选优配强", "Selecting able members"}, {"建强基本队伍", "Build strong basic teams"},
       {
           {"3.1", {"“两委”成员人数", "Size of the two committees"}, "社区“两委”成员5—9人", "", {"人数不足的，报街道党工委同意后按程序补选；超过的，核对是否误计聘用社工，确属超配的在换届时调减", "If too few, fill the vacancies by by-election with the street's consent; if too many, check that hired staff were not counted, then reduce at the next election"}, {"选举结果批复、“两委”职数表", "Approvals of the election results, table of posts"}},
           {"3.2", {"35岁以下年轻干部", "A young cadre"}, "有1名35岁以下年轻干部", "", {"补选或换届时推选35岁及以下人选进入“两委”，平时从社区工作者、志愿者中培养储备", "Bring someone aged 35 or under onto a committee at a by-election or the next election; train candidates among staff and volunteers meanwhile"}, {"“两委”成员年龄结构统计表、选举结果批复", "Table of members by age, approvals of the election results"}},
           {"3.3", {"大学生干部", "A graduate"}, "有1名大学生", "", {"补选或换届时推选大专及以上学历人选，并支持现任成员参加学历教育", "Bring a graduate onto a committee at a by-election or the next election, and support serving members who study for a degree"}, {"“两委”成员学历结构统计表", "Table of members by education"}},
           {"3.4", {"成员符合“一好双强”", "Members meet “one good and two strong”"}, "符合“一好双强”（思想政治素质好,社会管理能力强,群众工作能力强）标准", "", {"请街道党工委逐人考察；不符合的谈话、培训、帮带，仍不符合的按程序调整", "Have the street's Party working committee appraise every member; talk with, train and coach those who fall short, and replace by due procedure those who still do"}, {"街道党工委考察认定材料", "The street's appraisal and certification papers"}},
           {"3.5", {"交叉任职", "Cross-appointment"}, "实行“双向进入、交叉任职”", "", {"换届或补选时，推荐党组织班子成员依法参选居委会成员，吸收居委会中的党员进入党组织班子", "At elections, nominate members of the Party body for the residents' committee, and bring Party members of the residents' committee into the Party body"}, {"党组织和居委会的选举结果批复、任职分工文件", "Election results of both committees, document of duties"}},
           {"3.6", {"“一肩挑”的配备专职副书记", "A full-time deputy where one person holds both posts"}, "社区党组织书记和居委会主任“一肩挑”的,配备一名专职副书记", "", {"报请街道党工委选配专职副书记，按程序选举或任命，并明确不兼其他专职岗位", "Ask the street's Party working committee for a full-time deputy secretary, elected or appointed by due procedure and free of other full-time posts"}, {"副书记任职批复、分工文件", "Approval of the deputy's appointment, document of duties"}},
       }},
      {"8", {"服务平台", "Service platform"}, {"开展服务活动", "Carry out service activities"},
       {
           {"8.1", {"五务合一", "Five affairs in one place"}, "按照“五务合一”的要求", "", {"在服务中心为缺少的一务设置窗口或岗位，公布办理事项、时间和经办岗位", "Open a counter or post at the centre for each of the missing affairs, and publish what it handles and when"}, {"窗口设置和服务事项清单、办事指南、办理登记", "List of counters and services, guides, registers of cases"}},
           {"8.5", {"服务中心建成并使用", "Service centre built and in use"}, "建好用好党员群众服务中心", "", {"未建的，落实场所、资金和完成时限；已建未用的，排定值班人员，按公布时间开放", "If there is none, settle premises, money and a completion date; if it stands unused, roster staff and open at published hours"}, {"场所照片、开放时间公示、值班记录", "Photographs of the premises, notice of opening hours, duty records"}},
           {"8.2", {"服务中心面积", "Floor area of the service centre"}, "面积不少于每百户20平方米", "", {"通过新建、改扩建、购买、租借等方式补足面积", "Build, extend, buy or lease floor space"}, {"产权或租赁证明、平面图", "Deeds or lease, floor plan"}},
           {"8.3", {"功能室及设施", "Function rooms and equipment"}, "配备便民服务、党群活动、电化教育、文化娱乐等功能室及设施", "", {"调整用房，补设缺少的功能室（可一室多用），列清单购齐设施", "Rearrange the premises to provide the missing rooms (one room may serve several uses), and buy the missing equipment from a list"}, {"平面图、功能室照片、设施清单或固定资产台账", "Floor plan, photographs of the rooms, inventory or asset register"}},
           {"8.6", {"场所满足群众需求", "Space meets residents' needs"}, "确保场所面积充分满足群众需求", "", {"梳理因场地不足未办成的服务和活动，错时使用场地，或借用驻区单位、小区的共享场所", "List the services and activities lost for lack of space; stagger the use of rooms, or borrow space from local employers and housing estates"}, {"场地预约使用记录、群众意见收集记录、共享场所协议", "Booking records, records of residents' views, agreements on shared space"}},
           {"8.4", {"功能作用发挥", "Functions fully used"}, "确保功能作用得到充分发挥", "", {"清退出租、挪用的用房，为每个功能室安排活动并做好使用登记", "Recover rooms that were let or diverted, schedule activities for every room and register their use"}, {"各功能室使用登记、活动安排表", "Registers of use of each room, activity schedule"}},
       }},
      {"10", {"服务活动", "Service activities"}, {"开展服务活动", "Carry out service activities"},
       {
           {"10.1", {"党员每季度集中活动", "A gathering of members every quarter"}, "每季度组织党员进行一次集中活动", "", {"年初排定四个季度的集中活动，专人提醒，活动后及时登记；已过的季度不能补开，据实说明", "Fix a gathering for each quarter at the start of the year, remind and register; a quarter that has passed cannot be made up, so record the reason"}, {"集中活动计划、签到统计、活动记录和照片", "Plan of gatherings, attendance totals, records and photographs"}},
           {"10.2", {"活动课程表", "Timetable of activities"}, "落实活动“课程表”", "", {"按月或按季编制活动课程表，在服务中心和网上公布，逐项登记开展情况", "Draw up a monthly or quarterly timetable, publish it at the centre and online, and register what was held"}, {"课程表及公布照片、活动登记", "Timetable and photograph of it on display, register of activities"}},
           {"10.3", {"居民文体活动", "Cultural and sports activities for residents"}, "组织发动居民利用党员群众服务中心,开展丰富多彩的文体活动", "", {"依托文体队伍和志愿者，在服务中心安排居民文体活动，列入课程表", "With local troupes and volunteers, hold activities for residents at the centre and put them in the timetable"}, {"活动通知、记录和照片", "Notices, records and photographs of activities"}},
           {"10.4", {"协助职能部门进社区", "Help for visiting departments"}, "为职能部门进社区开展服务群众活动提供必要的协调和帮助", "", {"明确联络岗位，对每次进社区活动提前对接场地、时间和居民通知，并登记协助情况", "Name a liaison post; for each visit arrange place, time and notice to residents beforehand, and register the help given"}, {"职能部门进社区活动登记、联系函件", "Register of department visits, correspondence"}},
           {"10.5", {"配合驻社区干部工作", "Support for stationed street cadres"}, "配合街道驻社区干部开展“岗在社区、重在服务、责在连心”工作", "", {"与驻社区干部商定工作安排，提供办公场所，共同走访服务并做好记录", "Agree a work plan with the stationed cadres, give them a place to work, visit and serve residents together and keep records"}, {"驻社区干部工作安排、共同走访和服务记录", "Work plan of the stationed cadres, records of joint visits and services"}},
       }},
      {"12", {"“三会一课”制度", "Three meetings and one lecture"}, {"完善基本制度", "Improve the basic systems"},
       {
           {"12.1", {"支部党员大会", "Branch assemblies"}, "按规定组织召开支部党员大会、支部委员会议和党小组会议", "按规定组织召开支部党员大会", {"督促未达标的支部每季度至少召开一次支部党员大会，年初排定日期，会后及时记录", "See that the branches that fall short hold an assembly every quarter: fix the dates at the start of the year and keep minutes"}, {"各支部党员大会会议记录、签到统计", "Minutes and attendance totals of each branch's assemblies"}},
           {"12.2", {"支部委员会会议", "Branch committee meetings"}, "按规定组织召开支部党员大会、支部委员会议和党小组会议", "支部委员会议", {"应设未设支委会的支部尽快选举产生；已设的每月至少召开一次会议，固定日期，会后及时记录", "Where a committee is due and missing, elect it soon; where there is one, meet every month on a fixed day and keep minutes"}, {"各支部支委会会议记录、支委会选举批复", "Minutes of each branch committee, approvals of committee elections"}},
           {"12.3", {"党小组会", "Party group meetings"}, "按规定组织召开支部党员大会、支部委员会议和党小组会议", "和党小组会议", {"督促未达标的党小组每月至少召开一次会议，由所在支部按月检查会议记录", "See that the groups that fall short meet every month, the branch checking their minutes monthly"}, {"各党小组会议记录", "Minutes of each Party group"}},
           {"12.4", {"讲党课", "Party lecture"}, "每年至少讲一次党课", "", {"排定党课日期和主题，由书记、班子成员或邀请的讲课人讲授，并做好记录", "Fix date and subject of a lecture by the secretary, a committee member or an invited speaker, and keep a record"}, {"党课教案或讲稿、签到统计、记录", "Lecture notes, attendance totals, record"}},
       }},
  };
}

}  // namespace cbps::report::test
