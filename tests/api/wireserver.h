// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <map>

namespace apitest {

// One request as it came over the wire.
struct WireRequest {
    QByteArray method;
    QByteArray path; // with its query
    QList<QPair<QByteArray, QByteArray>> headers; // as sent
    QByteArray body;
    int connection = 0; // the how-manieth connection of the server
    int nth = 0; // the how-manieth request on it

    QByteArray header(const QByteArray &name) const;
    bool has(const QByteArray &name) const;
};

// What is done about it.
struct WireReply {
    enum class Then { KeepOpen, Fin, Reset, Hang };

    QByteArray bytes; // as written on the wire; may be half an answer
    Then then = Then::KeepOpen;
};

// "HTTP/1.1 CODE …" with Content-Length and whatever headers are given.
WireReply answer(
    int status, const QByteArray &body, const QList<QPair<QByteArray, QByteArray>> &headers = {});
WireReply json(int status, const QByteArray &body);
WireReply errorEnvelope(int status, const QByteArray &type, const QByteArray &message = "told so");
// No answer at all: the connection ends once the request was read.
WireReply closed(WireReply::Then then);
// What a proxy says in the service's place.
WireReply html(int status);
// The reply without its last bytes.
WireReply half(WireReply reply, WireReply::Then then);

// A loopback HTTP/1.1 server on a raw socket, so that a test counts what really went over the wire.
class WireServer : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<WireReply(const WireRequest &)>;

    explicit WireServer(Handler handler, QObject *parent = nullptr);

    QUrl url(const QString &path = {}) const;
    const QList<WireRequest> &requests() const { return m_requests; }
    int count(const QByteArray &method, const QByteArray &path) const;
    int connections() const { return m_connections; }
    void forget() { m_requests.clear(); }
    // Those whose requests hang are answered now.
    void answerHanging(const WireReply &reply);
    void setHandler(Handler handler) { m_handler = std::move(handler); }

private:
    struct Peer {
        QByteArray buffer;
        int number = 0;
        int requests = 0;
    };

    void onConnection();
    void onBytes(QTcpSocket *socket);
    bool takeRequest(Peer &peer, WireRequest &request);
    void act(QTcpSocket *socket, const WireReply &reply);

    Handler m_handler;
    QList<WireRequest> m_requests;
    std::map<QTcpSocket *, Peer> m_peers;
    QList<QTcpSocket *> m_hanging;
    int m_connections = 0;
    QTcpServer m_server; // last: its sockets say goodbye to the rest
};

} // namespace apitest
