// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/api/wireserver.h"

#include <QList>

#include <optional>

namespace apitest {

// The retake service on two raw loopback hosts, one for the API and one for its storage, so that a
// test sees what reaches which. Answers well unless a reply is queued for a route.
class FakeService : public QObject {
    Q_OBJECT

public:
    explicit FakeService(QObject *parent = nullptr);

    static QByteArray key() { return QByteArrayLiteral("lt-SECRET-key-123456"); }
    static QByteArray otherKey() { return QByteArrayLiteral("lt-SECRET-key-of-another-account"); }
    // Queued answers are used up one by one before the ordinary ones; routes: "slot", "put",
    // "submit", "poll", "file".
    void queue(const QByteArray &route, const WireReply &reply) { m_queued[route].append(reply); }
    // The next request of the route is read and never answered.
    void hangFirst(const QByteArray &route)
    {
        m_queued[route].prepend(closed(WireReply::Then::Hang));
    }
    // Asked first of all, with every request of a route; none: it is answered as without a whim.
    using Whim = std::function<std::optional<WireReply>(
        const QByteArray &route, const WireRequest &request)>;
    void setWhim(Whim whim) { m_whim = std::move(whim); }
    // The route's answer from now on.
    void always(const QByteArray &route, const WireReply &reply) { m_always[route] = reply; }

    WireReply slotReply();
    WireReply accepted(const QByteArray &id = "job-1") const;
    WireReply status(const QByteArray &word) const;
    WireReply completed();
    WireReply fileReply(const WireRequest &request) const;

    // Requests that were read and got no answer.
    int hanging() const { return m_hanging; }
    int posts() const { return api.count("POST", "/v2/retake"); }
    QByteArray result = QByteArray(300'000, 'r');

    WireServer api;
    WireServer storage;

private:
    WireReply onApi(const WireRequest &request);
    WireReply onStorage(const WireRequest &request);
    WireReply reply(const QByteArray &route, const WireRequest &request,
        const std::function<WireReply()> &usual);
    bool takeQueued(const QByteArray &route, WireReply &reply);

    QHash<QByteArray, QList<WireReply>> m_queued;
    QHash<QByteArray, WireReply> m_always;
    Whim m_whim;
    int m_hanging = 0;
    int m_slots = 0;
    int m_urls = 0;
};

} // namespace apitest
