// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ledger.h"

#include "api/lockfile.h"
#include "api/replacefile.h"

#include <QFile>
#include <QLockFile>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace api {

namespace {

constexpr QLatin1String header("time,id,state,usd,seconds,service,project");
constexpr std::chrono::milliseconds lockPatience(3000); // another process writes for some 10 ms
constexpr qint64 maxFile = 100'000'000;

std::optional<SpendState> stateOf(const QString &name)
{
    for (const SpendState state : {SpendState::Reserved, SpendState::Spent, SpendState::Released}) {
        if (stateName(state) == name)
            return state;
    }
    return std::nullopt;
}

// What stands between commas may hold none, and no line's end.
QString field(QString text)
{
    return text.replace(QLatin1Char(','), QLatin1Char(' ')).simplified();
}

std::optional<double> amountOf(const QString &text)
{
    bool isNumber = false;
    const double amount = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(amount) || amount < 0)
        return std::nullopt;
    return amount;
}

std::optional<Spend> spendOf(const QString &line)
{
    const QStringList fields = line.split(QLatin1Char(','));
    if (fields.size() != 7 || fields[1].isEmpty())
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(fields[0], Qt::ISODateWithMs).toUTC();
    const auto state = stateOf(fields[2]);
    const auto usd = amountOf(fields[3]);
    const auto seconds = amountOf(fields[4]);
    if (!time.isValid() || !state || !usd || !seconds)
        return std::nullopt;
    return Spend{fields[1], *state, time, *usd, *seconds, fields[5], fields[6]};
}

QList<Spend>::iterator entryOf(QList<Spend> &spends, const QString &id)
{
    return std::ranges::find(spends, id, &Spend::id);
}

} // namespace

QByteArray toCsv(const QList<Spend> &spends)
{
    QString text = header + QLatin1Char('\n');
    for (const Spend &spend : spends) {
        const QStringList fields{spend.time.toUTC().toString(Qt::ISODateWithMs), field(spend.id),
            stateName(spend.state), QString::number(spend.usd, 'f', 4),
            QString::number(spend.seconds, 'f', 3), field(spend.serviceId),
            field(spend.projectUid)};
        text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text.toUtf8();
}

Result<QList<Spend>> spendsFromCsv(const QByteArray &text)
{
    QList<Spend> spends;
    const QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'));
    // Without its head the book is no whole one: nothing spent would be the wrong thing to believe.
    if (lines.first().trimmed() != header)
        return fail(Error::Kind::LedgerDamaged, QStringLiteral("line 1 of the ledger"));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty())
            continue;
        auto spend = spendOf(line);
        if (!spend)
            return fail(
                Error::Kind::LedgerDamaged, QStringLiteral("line %1 of the ledger").arg(i + 1));
        spends.append(std::move(*spend));
    }
    return spends;
}

Ledger::Ledger(QString path)
    : m_path(std::move(path))
{
}

Result<> Ledger::change(const Edit &edit)
{
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!takeLock(lock, lockPatience))
        return fail(Error::Kind::Locked, QStringLiteral("another process writes the ledger"));
    auto spends = this->spends();
    if (!spends)
        return tl::unexpected<Error>(spends.error());
    const auto isChanged = edit(*spends);
    if (!isChanged)
        return tl::unexpected<Error>(isChanged.error());
    return *isChanged ? replaceFile(m_path, toCsv(*spends)) : Result<>();
}

Result<> Ledger::reserve(Spend spend, const SpendCaps &caps)
{
    return change([&](QList<Spend> &spends) -> Result<bool> {
        if (entryOf(spends, spend.id) != spends.end())
            return false;
        spend.state = SpendState::Reserved;
        spend.time = QDateTime::currentDateTimeUtc();
        if (const auto allowed = checkCaps(spends, spend, caps); !allowed)
            return tl::unexpected<Error>(allowed.error());
        spends.append(std::move(spend));
        return true;
    });
}

Result<> Ledger::settle(const QString &id, SpendState state)
{
    return change([&](QList<Spend> &spends) -> Result<bool> {
        const auto entry = entryOf(spends, id);
        if (entry == spends.end() || entry->state != SpendState::Reserved)
            return false;
        entry->state = state;
        entry->time = QDateTime::currentDateTimeUtc();
        return true;
    });
}

Result<QList<Spend>> Ledger::spends() const
{
    QFile file(m_path);
    if (!file.exists())
        return QList<Spend>();
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::FileUnreadable, file.errorString());
    if (file.size() > maxFile)
        return fail(
            Error::Kind::LedgerDamaged, QStringLiteral("%1: the file is too long").arg(m_path));
    auto spends = spendsFromCsv(file.readAll());
    if (!spends)
        spends.error().message = m_path + QStringLiteral(": ") + spends.error().message;
    return spends;
}

Result<> Ledger::copyTo(const QString &path) const
{
    const auto spends = this->spends();
    return spends ? replaceFile(path, toCsv(*spends)) : tl::unexpected<Error>(spends.error());
}

} // namespace api
