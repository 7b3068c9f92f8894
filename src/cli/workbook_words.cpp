#include "cli/workbook_words.h"

#include <array>
#include <cstddef>

namespace cbps::cli {
namespace {

using workbook::FaultKind;
using workbook::Kind;

struct FaultRow {
  FaultKind kind;
  Bilingual reason;
};

const std::array<FaultRow, workbook::kFaultKindIds.size()>& rows() {
  static const std::array<FaultRow, workbook::kFaultKindIds.size()> kRows{{
      {FaultKind::NotBuiltIn, {"本程序没有读取工作簿的库", "the libraries for it are missing"}},
      {FaultKind::NotAWorkbook, {"它不是工作簿", "it is none"}},
      {FaultKind::BrokenZip,
       {"文件不完整或已损坏，可能没有下载完或复制完",
        "it is not complete, or damaged: its download or copy may be cut short"}},
      {FaultKind::TooManyParts, {"里面的文件太多", "it has too many parts"}},
      {FaultKind::DuplicatePart, {"里面有两个同名的文件", "two of its parts have one name"}},
      {FaultKind::EncryptedPart,
       {"设有密码，请去掉密码后保存", "a password is needed: save it without one"}},
      {FaultKind::UnknownPacking, {"压缩方式不认识", "a part is packed in an unknown way"}},
      {FaultKind::TruncatedPart,
       {"文件不完整，数据在中间断了", "it is not complete: a part is cut short"}},
      {FaultKind::CorruptPart, {"数据已损坏", "a part is damaged"}},
      {FaultKind::ChecksumMismatch,
       {"校验和不符，数据已损坏", "a checksum does not fit: a part is damaged"}},
      {FaultKind::SizeMismatch,
       {"大小与所写的不符，数据已损坏", "a part has another size than it says: it is damaged"}},
      {FaultKind::PartTooLarge, {"里面的文件太大", "a part is too large"}},
      {FaultKind::PartTooCompressed,
       {"解开后大得不合常理，可能是恶意文件",
        "a part unpacks to far too much: it may be made to do harm"}},
      {FaultKind::BrokenXml, {"里面的 XML 有误", "its XML is not well-formed"}},
      {FaultKind::HasDoctype,
       {"里面的 XML 有 DOCTYPE，工作簿不该有",
        "its XML declares a document type, which no workbook does"}},
      {FaultKind::TooDeep, {"里面的 XML 嵌套太深", "its XML is nested too deeply"}},
      {FaultKind::TagTooLong, {"里面的 XML 有过长的标签", "its XML has a tag that is too long"}},
      {FaultKind::MissingPart, {"缺少里面的文件", "a part is missing"}},
      {FaultKind::MissingRelation, {"缺少里面的引用", "a relation is missing"}},
      {FaultKind::OutsidePackage, {"引用了文件以外的内容", "a relation leads out of the file"}},
      {FaultKind::UnexpectedRoot, {"里面的文件不是应有的内容", "a part holds something else"}},
      {FaultKind::TooManyStyles, {"单元格格式太多", "it has too many formats of cells"}},
      {FaultKind::TooManySheets, {"工作表太多", "it has too many sheets"}},
      {FaultKind::BadReference, {"单元格的位置有误", "the name of a cell is wrong"}},
      {FaultKind::DuplicateRow, {"同一行出现两次", "a row stands there twice"}},
      {FaultKind::RowOrder, {"行的顺序有误", "a row stands behind a later one"}},
      {FaultKind::DuplicateCell, {"同一单元格出现两次", "a cell stands there twice"}},
      {FaultKind::CellOrder, {"单元格的顺序有误", "a cell stands behind a later one"}},
      {FaultKind::SharedStringIndex,
       {"单元格引用了不存在的文字", "a cell refers to a text that is not there"}},
      {FaultKind::StyleIndex,
       {"单元格引用了不存在的格式", "a cell refers to a format that is not there"}},
      {FaultKind::CellType, {"单元格的类型不认识", "a cell has an unknown type"}},
      {FaultKind::CellTooLong, {"单元格的内容太长", "a cell holds too much text"}},
      {FaultKind::RowTooLong, {"一行的内容太长", "a row holds too much text"}},
      {FaultKind::TooMuchRepeated, {"重复的单元格太多", "too many cells are repeated"}},
      {FaultKind::NoRoom, {"没有空间存放其中的文字", "there is no room for its texts"}},
  }};
  return kRows;
}

}  // namespace

std::optional<Bilingual> unread_kind(Kind kind) {
  switch (kind) {
    case Kind::Xlsx:
    case Kind::Ods:
    case Kind::BrokenZip:
    case Kind::None: return std::nullopt;
    case Kind::Xlsb: return Bilingual{"二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"};
    case Kind::Numbers: return Bilingual{"Numbers 表格", "a spreadsheet of Numbers"};
    case Kind::OtherZip:
      return Bilingual{"压缩包或别的文档，不是工作簿",
                       "an archive or another document, no workbook"};
    case Kind::EncryptedOle: return Bilingual{"设有密码的工作簿", "a workbook with a password"};
    case Kind::OldBinary:
      return Bilingual{"旧格式的工作簿（.xls 或 .et）",
                       "a workbook in an old format (.xls or .et)"};
    case Kind::OtherOle:
      return Bilingual{"旧格式的文档，不是工作簿", "a document in an old format, no workbook"};
    case Kind::EncryptedOds: return Bilingual{"设有密码的 .ods", "an .ods with a password"};
    case Kind::FlatOds: return Bilingual{".fods 工作簿", "a flat workbook (.fods)"};
    case Kind::OldXml:
      return Bilingual{"XML 表格（Excel 2003）", "a spreadsheet in XML (Excel 2003)"};
    case Kind::WebPage:
      return Bilingual{"网页（HTML），只是扩展名像工作簿",
                       "a web page (HTML) under the ending of a workbook"};
  }
  return std::nullopt;
}

const Bilingual& reason(FaultKind fault) { return rows()[static_cast<std::size_t>(fault)].reason; }

}  // namespace cbps::cli
