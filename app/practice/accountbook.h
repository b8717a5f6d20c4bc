// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace practice {

// What the account has spent. A value.
struct Account {
    double balance = 0; // USD, less what is held
    double charged = 0; // USD, held or spent; failed jobs given back
    int accepted = 0; // jobs ever taken on
    int active = 0; // neither completed nor failed

    bool operator==(const Account &) const = default;
};

// The money of one job:
//
//   held → spent      completed
//     └──→ released   failed: not billed
struct LedgerLine {
    enum class State { Held, Spent, Released };

    QString jobId;
    QString time; // of the submit
    double seconds = 0; // of the uploaded video, which is what is billed
    double usd = 0;
    State state = State::Held;

    bool operator==(const LedgerLine &) const = default;
};

// The service's own books. Confined to its thread.
class AccountBook {
public:
    explicit AccountBook(double balance) { m_account.balance = balance; }

    const Account &account() const { return m_account; }
    const QList<LedgerLine> &lines() const { return m_lines; } // in the order of the submits
    bool covers(double usd) const { return usd <= m_account.balance; }
    void setBalance(double usd) { m_account.balance = usd; }

    void hold(const LedgerLine &line);
    void settle(const QString &jobId, LedgerLine::State state); // Spent or Released

    // {"balance":…,"charged":…,"accepted":…,"active":…,"lines":[{"job":…,"state":"held",…},…]}
    QJsonObject toJson() const;

private:
    Account m_account;
    QList<LedgerLine> m_lines;
};

} // namespace practice
