// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/chunkreader.h"
#include "app/practice/faults.h"
#include "app/practice/http.h"
#include "app/practice/settings.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpSocket>

#include <optional>

namespace practice {

// The head of a request or an answer on the wire, and how long its body is. A value.
struct MessageHead {
    QByteArray raw; // up to and with the empty line
    QByteArray firstLine;
    qint64 length = 0;
    bool chunked = false;
    bool closes = false; // after this exchange
    bool expectsContinue = false;
};

// Takes a whole head off the front of `buffer`, or leaves it alone when there is none yet.
std::optional<MessageHead> takeHead(QByteArray &buffer);

// One client's connection and its twin to the server behind; requests on it are passed on one after
// another. Owns both sockets and deletes itself when the client is gone. Confined to the proxy's
// thread.
class ProxyConnection : public QObject {
    Q_OBJECT

public:
    // `counts` is told of every request whose head came.
    ProxyConnection(QTcpSocket *client, quint16 target, const Settings &settings, FaultPlan &faults,
        QHash<Step, int> &counts, QObject *parent);

private:
    enum class Phase { Head, Body, Chunks, Answer, Refused };

    void readClient();
    bool beginRequest();
    bool isRefused(const MessageHead &head);
    bool passRequestBody();
    bool collectChunks();
    void refuse(const Response &response, qint64 bodyLeft);
    void readServer();
    bool beginAnswer();
    void applyToAnswer(const MessageHead &head);
    void passAnswerBody();
    void answerEnded();
    void resetClient();

    const Settings &m_settings;
    FaultPlan &m_faults;
    QHash<Step, int> &m_counts;
    QTcpSocket *m_client;
    QTcpSocket *m_server;
    QByteArray m_fromClient;
    QByteArray m_fromServer;
    Phase m_phase = Phase::Head;
    Step m_step = Step::Other;
    const Fault *m_fault = nullptr; // of the request in hand
    QByteArray m_chunkedHead; // kept until its body is whole
    ChunkReader m_chunks;
    bool m_closes = false; // the client wants no further exchange
    bool m_headOnly = false; // a HEAD request: the answer has no body
    bool m_answerBegun = false;
    bool m_held = false; // answered late, or never
    qint64 m_requestLeft = 0; // bytes of body
    qint64 m_answerLeft = 0;
    qint64 m_passLeft = -1; // bytes of body before the answer is cut off; negative: all
};

} // namespace practice
