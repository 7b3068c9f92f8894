#include "cbps/result/assessment.h"

namespace cbps::result {

void Counts::add(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass: ++pass; return;
    case Outcome::Fail: ++fail; return;
    case Outcome::Unknown: ++unknown; return;
    case Outcome::NotApplicable: ++not_applicable; return;
  }
}

void Counts::add(const Counts& other) {
  pass += other.pass;
  fail += other.fail;
  unknown += other.unknown;
  not_applicable += other.not_applicable;
}

}  // namespace cbps::result
