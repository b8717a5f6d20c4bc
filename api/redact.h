// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace api {

// Takes out of a text what must never be in a log, a journal or a crash report: bearer tokens, the
// queries and user names of URLs, upload tokens, data: URIs, values of keys that look secret, and
// `secrets` word for word. Pure, any thread.
QString redact(const QString &text, const QStringList &secrets = {});

} // namespace api
