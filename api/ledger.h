// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/spending.h"

#include <functional>

namespace api {

// The book of what was spent at billed services, over all projects and programs: a CSV file with a
// line for each submit. Several processes may use one file; each change is made under a lock and on
// disk when it returns. Practice is never entered. Blocking (some 10 ms); any one thread.
//
//   time,id,state,usd,seconds,service,project
//   2026-11-22T10:00:00.000Z,5b0c…,spent,0.6200,6.200,ltx,9f31…
class Ledger {
public:
    // `path` need not exist yet; its folder must.
    explicit Ledger(QString path);

    // Enters `spend` as reserved, now, when the caps allow it. One that is entered already is left
    // as it is. CapReached, LedgerDamaged, Locked, FileNotWritable, DiskFull.
    Result<> reserve(Spend spend, const SpendCaps &caps);
    // What became of a reservation. Nothing happens when there is none, or when it is settled.
    Result<> settle(const QString &id, SpendState state);

    Result<QList<Spend>> spends() const; // in the order of their submits; LedgerDamaged
    // The book as a file of the user's own; what is there is replaced.
    Result<> copyTo(const QString &path) const;
    QString path() const { return m_path; }

private:
    // One change under the lock; `edit` says whether there is anything to be written.
    using Edit = std::function<Result<bool>(QList<Spend> &spends)>;
    Result<> change(const Edit &edit);

    QString m_path;
};

// The file's text and back. Pure. LedgerDamaged names the line.
QByteArray toCsv(const QList<Spend> &spends);
Result<QList<Spend>> spendsFromCsv(const QByteArray &text);

} // namespace api
