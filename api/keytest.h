// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace api {

// What the answer to asking for a job that cannot exist says of the key: nothing when it is
// accepted, which only the service's own word for "no such job" shows. Pure.
std::optional<Error> judgeKey(const HttpOutcome &outcome);

// Tries a key without a job and without cost: one GET, never a POST. GUI thread; the client
// outlives it.
class KeyTest : public QObject {
    Q_OBJECT

public:
    explicit KeyTest(Client &client, QObject *parent = nullptr);

    // Ends within `patience`, also when the answer comes in drops. One that runs is dropped.
    void start(const Access &access, std::chrono::milliseconds patience = std::chrono::seconds(20));
    void cancel(); // nothing is heard of it any more
    bool isRunning() const { return m_call != nullptr; }

signals:
    void finished(const std::optional<api::Error> &error); // none: the key is accepted

private:
    void end(const std::optional<Error> &error);

    Client &m_client;
    CallPtr m_call;
    QTimer m_patience;
};

} // namespace api
