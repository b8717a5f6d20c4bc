// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/accountbook.h"

#include <QJsonArray>

#include <algorithm>

namespace practice {

namespace {

QString stateName(LedgerLine::State state)
{
    switch (state) {
    case LedgerLine::State::Held:
        return QStringLiteral("held");
    case LedgerLine::State::Spent:
        return QStringLiteral("spent");
    case LedgerLine::State::Released:
        break;
    }
    return QStringLiteral("released");
}

} // namespace

void AccountBook::hold(const LedgerLine &line)
{
    m_lines.append(line);
    m_account.balance -= line.usd;
    m_account.charged += line.usd;
    ++m_account.accepted;
    ++m_account.active;
}

void AccountBook::settle(const QString &jobId, LedgerLine::State state)
{
    const auto line = std::ranges::find(m_lines, jobId, &LedgerLine::jobId);
    if (line == m_lines.end() || line->state != LedgerLine::State::Held)
        return;
    line->state = state;
    --m_account.active;
    if (state == LedgerLine::State::Released) {
        m_account.balance += line->usd;
        m_account.charged -= line->usd;
    }
}

QJsonObject AccountBook::toJson() const
{
    QJsonArray lines;
    for (const LedgerLine &line : m_lines)
        lines.append(QJsonObject{{QStringLiteral("job"), line.jobId},
            {QStringLiteral("time"), line.time}, {QStringLiteral("seconds"), line.seconds},
            {QStringLiteral("usd"), line.usd}, {QStringLiteral("state"), stateName(line.state)}});
    return {{QStringLiteral("balance"), m_account.balance},
        {QStringLiteral("charged"), m_account.charged},
        {QStringLiteral("accepted"), m_account.accepted},
        {QStringLiteral("active"), m_account.active}, {QStringLiteral("lines"), lines}};
}

} // namespace practice
