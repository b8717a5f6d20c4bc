// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"
#include "timeline/model/error.h"

#include <QString>

namespace ui {

// The one place where errors become sentences: what is wrong and what to do. `file` is a file's
// name for people; empty: "The file".
QString errorSentence(const timeline::model::Error &error, const QString &file = {});
QString errorSentence(const api::Error &error);

// For "Details": the words of the program or of the service, with status and request id.
QString errorDetails(const timeline::model::Error &error);
QString errorDetails(const api::Error &error);

} // namespace ui
