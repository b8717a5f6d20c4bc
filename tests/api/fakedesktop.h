// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/api/wireserver.h"

#include <QHash>
#include <QJsonObject>
#include <QTemporaryDir>

namespace apitest {

// LTX Desktop's backend on a raw loopback socket, after its published schema: one generation at a
// time, each as long as it takes `steps` looks at its progress. Answers well unless a reply is
// queued for a route.
class FakeDesktop : public QObject {
    Q_OBJECT

public:
    // Makes the file of a request; false: it cannot.
    using Maker = std::function<bool(const QJsonObject &request, const QString &path)>;

    explicit FakeDesktop(QObject *parent = nullptr);

    // Used up one by one before the ordinary ones; routes: "policy", "settings", "retake",
    // "progress", "cancel".
    void queue(const QByteArray &route, const WireReply &reply) { m_queued[route].append(reply); }
    void setMaker(Maker maker) { m_maker = std::move(maker); }
    void setToken(const QByteArray &token) { m_token = token; }
    // As the versions were that named neither the generation nor its result.
    void setOld() { m_isOld = true; }
    void setSteps(int steps) { m_steps = steps; }
    // The connection of the retake that is being made ends; it goes on.
    void loseRetake(WireReply::Then then) { server.answerHanging(closed(then)); }
    // It was started anew, or made something else.
    void forget();
    void finish(const QByteArray &status = "complete");

    bool isRunning() const { return m_status == "running"; }
    int posts() const { return server.count("POST", "/api/retake"); }
    int cancels() const { return server.count("POST", "/api/generate/cancel"); }
    QJsonObject request() const { return m_request; }
    QString resultPath() const { return m_result; }
    QByteArray content = QByteArray(300'000, 'd'); // of what is made

    WireServer server;

private:
    WireReply onRequest(const WireRequest &request);
    WireReply onRetake(const QJsonObject &request);
    WireReply onCancel();
    WireReply progress();

    QTemporaryDir m_dir;
    Maker m_maker;
    QHash<QByteArray, QList<WireReply>> m_queued;
    QByteArray m_token;
    QJsonObject m_request;
    QByteArray m_status = "idle";
    QString m_result;
    int m_steps = 3;
    int m_step = 0;
    int m_generations = 0;
    bool m_isOld = false;
};

// {code, message}, its envelope of errors.
WireReply desktopError(int status, const QByteArray &code, const QByteArray &message = "told so");

} // namespace apitest
