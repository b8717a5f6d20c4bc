// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/wireserver.h"

#include <sys/socket.h>

namespace apitest {

QByteArray WireRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool WireRequest::has(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

WireReply answer(
    int status, const QByteArray &body, const QList<QPair<QByteArray, QByteArray>> &headers)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return {bytes, WireReply::Then::KeepOpen};
}

WireReply json(int status, const QByteArray &body)
{
    return answer(status, body,
        {{"Content-Type", "application/json"},
            {"x-request-id", "0123456789abcdef0123456789abcdef"}});
}

WireReply errorEnvelope(int status, const QByteArray &type, const QByteArray &message)
{
    return json(status,
        R"({"type":"error","error":{"type":")" + type + R"(","message":")" + message + R"("}})");
}

WireReply closed(WireReply::Then then)
{
    return {{}, then};
}

WireReply html(int status)
{
    return answer(
        status, "<html><title>502 Bad Gateway</title></html>", {{"Content-Type", "text/html"}});
}

WireReply half(WireReply reply, WireReply::Then then)
{
    reply.bytes.chop(12);
    reply.then = then;
    return reply;
}

WireServer::WireServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &WireServer::onConnection);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
}

QUrl WireServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path));
}

int WireServer::count(const QByteArray &method, const QByteArray &path) const
{
    int found = 0;
    for (const WireRequest &request : m_requests)
        found += request.method == method && request.path.startsWith(path) ? 1 : 0;
    return found;
}

void WireServer::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_peers[socket].number = ++m_connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_peers.erase(socket);
            m_hanging.removeAll(socket);
            socket->deleteLater();
        });
    }
}

void WireServer::onBytes(QTcpSocket *socket)
{
    m_peers[socket].buffer += socket->readAll();
    WireRequest request;
    while (m_peers.contains(socket) && takeRequest(m_peers[socket], request)) {
        m_requests.append(request);
        act(socket, m_handler(request));
        request = {};
    }
}

void WireServer::answerHanging(const WireReply &reply)
{
    for (QTcpSocket *socket : std::exchange(m_hanging, {}))
        act(socket, reply);
}

bool WireServer::takeRequest(Peer &peer, WireRequest &request)
{
    const qsizetype end = peer.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = peer.buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("content-length").toLongLong();
    if (peer.buffer.size() < end + 4 + length) {
        request = {};
        return false;
    }
    request.body = peer.buffer.mid(end + 4, length);
    request.connection = peer.number;
    request.nth = ++peer.requests;
    peer.buffer.remove(0, end + 4 + length);
    return true;
}

void WireServer::act(QTcpSocket *socket, const WireReply &reply)
{
    socket->write(reply.bytes);
    if (reply.then == WireReply::Then::Hang)
        m_hanging.append(socket);
    if (reply.then == WireReply::Then::Fin) {
        socket->disconnectFromHost();
    } else if (reply.then == WireReply::Then::Reset) {
        socket->flush();
        // Linger of zero makes the kernel end the connection by RST.
        const linger option{1, 0};
        ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &option,
            sizeof option);
        socket->abort();
    }
}

} // namespace apitest
