// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QJsonDocument>

#include <cstdio>

namespace app::cli {

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

void Console::line(const QString &text)
{
    if (!m_json)
        write(stdout, text.toUtf8());
}

void Console::result(const QJsonObject &json)
{
    if (m_json)
        write(stdout, QJsonDocument(json).toJson(QJsonDocument::Indented).trimmed());
}

void Console::announce(const QByteArray &json)
{
    write(stdout, json.trimmed());
}

void Console::note(const QString &text)
{
    write(stderr, text.toUtf8());
}

void Console::warn(const Failure &failure)
{
    note(failure.requestId.isEmpty()
            ? failure.message
            : failure.message + QStringLiteral(" [") + failure.requestId + QLatin1Char(']'));
}

void Console::progress(const QString &step, double fraction)
{
    const int tenth = fraction < 0 ? -1 : int(fraction * 10);
    if (m_tenths.value(step, -2) == tenth)
        return;
    m_tenths.insert(step, tenth);
    note(tenth < 0 ? step : QStringLiteral("%1 %2 %").arg(step).arg(tenth * 10, 3));
}

void Console::fail(const Failure &failure)
{
    result(toJson(failure));
    warn(failure);
}

} // namespace app::cli
