// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/error.h"

#include <QString>

namespace api {

// The one place where errors of the service become sentences, translated: what is wrong and what
// to do next. Whether money was spent is not said here: an error does not know at which step it
// came; the job's state does. Any thread once translators are set.
QString errorSentence(const Error &error);

// The first half alone, for an error that is being tried again anyway.
QString errorCause(const Error &error);

// For "Details": the kind's stable word, the status, the service's own words and the request id.
QString errorDetails(const Error &error);

} // namespace api
