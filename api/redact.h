// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>
#include <QStringList>

namespace api {

// Takes out of a text what must never be in a log, a journal or a crash report: bearer tokens, the
// queries and user names of URLs, upload tokens, data: URIs, values of keys that look secret, and
// `secrets` word for word. Pure, any thread.
QString redact(const QString &text, const QStringList &secrets = {});

// For words of others, who may repeat in their own spelling what they were sent: also without runs
// of 40 and more characters that no language writes. Ids of requests and jobs are shorter.
QString redactForeign(const QString &text);

// `text` without `secrets`, be they written plainly, percent-encoded, escaped for JSON or HTML, or
// in base64 with others before and after them. One of fewer than six bytes is left in: it would be
// found by chance.
QByteArray withoutSecrets(QByteArray text, const QByteArrayList &secrets);

// By which a key is told from another while the program runs; it says nothing of the key, and means
// nothing to another run.
QByteArray markOf(const QByteArray &key);

} // namespace api
