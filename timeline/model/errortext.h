// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"

#include <QString>

namespace timeline::model {

// The one place where errors of the engine become sentences, translated: what is wrong, with the
// detail where the kind alone does not say it, and what to do next. `file` is the file that it is
// about, of which the name alone is shown; empty: "The file". Any thread once translators are set.
QString errorSentence(const Error &error, const QString &file = {});

// For "Details": the kind's stable word and the program's own words.
QString errorDetails(const Error &error);

} // namespace timeline::model
