#pragma once

#include "cbps/result/describe/community.h"
#include "cbps/result/describe/finding.h"
#include "cbps/result/describe/run.h"
#include "cbps/result/describe/summary.h"
#include "cbps/result/describe/visitor.h"

/// Every type of an assessment as an object of JSON: its keys in the order in which they are
/// written, the form and the meaning of each. There is one description for the writer, the reader
/// and the JSON Schema, which are visitors:
///
///     template <class Visitor>
///     void describe(Visitor& visitor, Like<T, Visitor>& value);
///
/// A visitor has these functions. Those whose name ends in `_if_any` leave the key out where there
/// is nothing to say; a key that is not there is read as an empty value.
///
/// - `key`, `key_if_any`: a single value; of an optional, the value in it.
/// - `key_if_other`: a single value that is left out where it is the usual one.
/// - `derived`, `derived_if_any`: a value that follows from others. A reader compares it.
/// - `which`: the value that decides which of the alternatives of a type is meant.
/// - `values`, `values_if_any`: a list of single values.
/// - `object`, `object_if_any`: a described value.
/// - `list`, `list_if_any`, `lists`: a list of described values, a list of such lists.
/// - `map`: a list as an object whose keys are the ids of its elements.
/// - `part`: an object that has no type of its own, described by a function.
/// - `rules`, `grade`, `grade_counts`, `datum`, `facts`, `missing`, `formula`, `unknown_fields`,
///   `code`, `arguments`, `notes`, `message`, `language`, `published`, `constant`: what has a form
///   of its own.
/// - `run`: the run that the value belongs to, whose texts it does not repeat.
/// - `file`, `set_file`: the file that places are in where they name none.
///
/// A visitor says by `kReads` whether it changes the value, and by `kNamesAll` whether it wants all
/// keys that the value may have, as the schema does.
