#include "cbps/text/html_writer.h"

#include "cbps/text/unicode.h"

namespace cbps {

void HtmlWriter::open(std::string_view element, Attributes attributes) {
  out_ += '<';
  out_ += element;
  for (const Attribute& one : attributes) {
    if (one.value.empty()) continue;
    out_ += ' ';
    out_ += one.name;
    out_ += "=\"";
    out_ += html_text(one.value);
    out_ += '"';
  }
}

void HtmlWriter::begin(std::string_view element, Attributes attributes) {
  open(element, attributes);
  out_ += '>';
}

void HtmlWriter::end(std::string_view element) {
  out_ += "</";
  out_ += element;
  out_ += '>';
}

void HtmlWriter::text(std::string_view text) { out_ += html_text(text); }

void HtmlWriter::element(std::string_view element, Attributes attributes, std::string_view text) {
  begin(element, attributes);
  this->text(text);
  end(element);
}

void HtmlWriter::lone(std::string_view element, Attributes attributes) {
  open(element, attributes);
  out_ += "/>";
}

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : unicode::printable(text)) {
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += byte;
    }
  }
  return out;
}

std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (const char byte : unicode::printable(text)) {
    switch (byte) {
      // The end of a `style` element ends it in a string, too.
      case '<': out += "\\3c "; break;
      case '"': out += "\\22 "; break;
      case '\\': out += "\\5c "; break;
      default: out += byte;
    }
  }
  return out + '"';
}

}  // namespace cbps
