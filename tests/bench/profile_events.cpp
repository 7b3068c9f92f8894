#include "profile_events.h"

#include <cstdlib>
#include <stdexcept>

namespace bench22 {
namespace {

std::int64_t number(std::string_view text, int scale) {
  std::int64_t value = 0;
  int after = -1;
  for (const char c : text) {
    if (c == '.' && after < 0) {
      after = 0;
    } else if (c >= '0' && c <= '9' && after < scale) {
      value = value * 10 + (c - '0');
      if (after >= 0) ++after;
    } else {
      throw std::runtime_error("no number: " + std::string(text));
    }
  }
  for (int i = after < 0 ? 0 : after; i < scale; ++i) value *= 10;
  return value;
}

std::int64_t day(std::string_view text) {
  if (text.size() != 10) throw std::runtime_error("no day: " + std::string(text));
  return number(text.substr(0, 4), 0) * 10'000 + number(text.substr(5, 2), 0) * 100 +
         number(text.substr(8, 2), 0);
}

}  // namespace

ProfileEvents::ProfileEvents(const std::vector<Column>& columns) {
  for (const Column& column : columns) {
    if (column.fact < 0) continue;
    by_key_[column.group.empty() ? column.heading : column.group + "." + column.short_heading] =
        &column;
  }
}

void ProfileEvents::begin_profile() {
  facts_ = {};
  wants_value_ = in_list_ = false;
  depth_ = 0;
}

void ProfileEvents::begin_mapping() {
  if (depth_++ == 1)
    group_ = key_ + ".";
  else
    group_.clear();
  wants_value_ = false;
}

void ProfileEvents::end_mapping() {
  --depth_;
  group_.clear();
  wants_value_ = false;
}

void ProfileEvents::begin_list() {
  in_list_ = true;
  wants_value_ = false;
  if (column_ != nullptr) facts_.known[static_cast<std::size_t>(column_->fact)] = 1;
}

void ProfileEvents::scalar(std::string_view text) {
  if (in_list_) return item(text);
  if (!wants_value_) {
    key_ = text;
    const auto found = by_key_.find(group_ + key_);
    column_ = found == by_key_.end() ? nullptr : found->second;
    wants_value_ = true;
    return;
  }
  wants_value_ = false;
  if (depth_ == 1 && key_ == "社区代码") id_ = text;
  item(text);
}

void ProfileEvents::item(std::string_view text) {
  if (column_ == nullptr || text.empty()) return;
  const auto fact = static_cast<std::size_t>(column_->fact);
  std::int64_t& value = facts_.value[fact];
  facts_.known[fact] = 1;
  switch (column_->kind) {
    case Column::Bool: value = text == "是"; break;
    case Column::Int: value = number(text, 0); break;
    case Column::Decimal: value = number(text, 2); break;
    case Column::Date: value = day(text); break;
    case Column::Dates:
      if (text != "无") value |= std::int64_t{1} << (day(text) / 100 % 100 - 1);
      break;
    case Column::Set:
      if (text == "全部")
        value = column_->all_parts();
      else if (text != "无")
        value |= std::int64_t{1} << column_->option(text);
      break;
    default: break;
  }
}

}  // namespace bench22
