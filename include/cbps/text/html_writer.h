#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace cbps {

/// Writes HTML, and SVG inside it, to the end of a string. What it writes is XML as well. All texts
/// and the values of attributes are plain: they are escaped here and nowhere else, so that none can
/// be taken for markup. Names of elements and attributes are the program's own.
class HtmlWriter {
 public:
  struct Attribute {
    std::string_view name;
    std::string_view value;
  };
  /// One with an empty value is left out.
  using Attributes = std::initializer_list<Attribute>;

  explicit HtmlWriter(std::string& out) : out_(out) {}

  void begin(std::string_view element, Attributes attributes = {});
  void end(std::string_view element);
  void text(std::string_view text);
  /// An element with nothing but a text in it.
  void element(std::string_view element, std::string_view text) {
    this->element(element, {}, text);
  }
  void element(std::string_view element, Attributes attributes, std::string_view text);
  /// An element without content or end: `meta`, `col`, `rect`.
  void lone(std::string_view element, Attributes attributes);
  /// What is HTML already.
  void raw(std::string_view markup) { out_ += markup; }

 private:
  void open(std::string_view element, Attributes attributes);

  std::string& out_;
};

/// An element that ends where its scope does.
class HtmlElement {
 public:
  HtmlElement(HtmlWriter& html, std::string_view name, HtmlWriter::Attributes attributes = {})
      : html_(html), name_(name) {
    html.begin(name, attributes);
  }
  ~HtmlElement() { html_.end(name_); }
  HtmlElement(const HtmlElement&) = delete;
  HtmlElement& operator=(const HtmlElement&) = delete;

 private:
  HtmlWriter& html_;
  std::string_view name_;
};

/// `text` as HTML shows it: as `unicode::printable` makes it, with `& < > " '` escaped. It may
/// stand in an element or in a quoted attribute.
[[nodiscard]] std::string html_text(std::string_view text);

/// `text` as a quoted string of CSS that may stand in a `style` element.
[[nodiscard]] std::string css_string(std::string_view text);

}  // namespace cbps
