// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/call.h"

#include "api/log.h"
#include "api/oneshotdevice.h"
#include "api/redact.h"

namespace api {

namespace {

// Far above any answer of the service; a longer one is not one.
constexpr qint64 maxAnswer = 1'000'000;

// By the clock that its dates are written by.
QDateTime timeOfAnswer(const QNetworkReply &reply)
{
    const QDateTime date = parseHttpDate(reply.rawHeader("date"));
    return date.isValid() ? date : QDateTime::currentDateTimeUtc();
}

} // namespace

Call::Call(QObject *parent)
    : QObject(parent)
{
}

Call::~Call()
{
    cancel();
    if (m_reply)
        m_reply->deleteLater();
}

void Call::attach(QNetworkReply *reply, OneShotDevice *body, const QByteArrayList &secrets)
{
    m_secrets = secrets;
    m_reply = reply;
    m_body = body;
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] { onHeaders(); });
    connect(reply, &QNetworkReply::readyRead, this, [this] { onBytes(); });
    connect(reply, &QNetworkReply::finished, this, &Call::finish);
    if (body) {
        connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64) {
            if (sent > 0 && m_body && !m_ended)
                emit progressChanged(sent, m_body->total());
        });
    }
}

void Call::cancel()
{
    if (m_ended)
        return;
    m_ended = true;
    if (m_reply)
        m_reply->abort();
}

void Call::breakOff(Error::Kind fault, const QString &text)
{
    if (m_fault || m_ended)
        return;
    m_fault = fault;
    m_faultText = text;
    if (m_reply)
        m_reply->abort();
}

void Call::onBytes()
{
    if (m_fault || !m_reply)
        return;
    // Never more than tells that it is too long.
    m_answer += m_reply->read(maxAnswer + 1 - m_answer.size());
    if (m_answer.size() > maxAnswer)
        breakOff(Error::Kind::TooLarge,
            QStringLiteral("the answer is longer than any that is expected"));
}

void Call::endWith(const HttpOutcome &outcome)
{
    if (std::exchange(m_ended, true))
        return;
    emit finished(outcome);
}

void Call::finish()
{
    if (m_ended || !m_reply)
        return;
    if (!m_fault && m_reply->isOpen() && m_reply->bytesAvailable() > 0)
        onBytes();
    // The last bytes may have ended it from our side.
    if (m_ended)
        return;
    m_ended = true;
    HttpOutcome outcome;
    outcome.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Before a tunnel there is no answer that could have a status.
    if (m_reply->error() == QNetworkReply::ProxyAuthenticationRequiredError)
        outcome.status = proxyWantsPassword;
    outcome.body = withoutSecrets(m_answer, m_secrets);
    outcome.requestId = redactForeign(QString::fromLatin1(
        withoutSecrets(m_reply->rawHeader("x-request-id").left(128), m_secrets)));
    outcome.retryAfter = parseRetryAfter(m_reply->rawHeader("retry-after"), timeOfAnswer(*m_reply));
    outcome.fault = m_fault ? m_fault : faultOf(m_reply->error());
    if (outcome.fault)
        outcome.faultText = m_fault ? m_faultText : redact(m_reply->errorString());
    outcome.bodySent = m_body ? m_body->taken() : 0;
    onEnd(outcome);
    qCDebug(apiLog).noquote() << "answer" << outcome.status << outcome.requestId
                              << outcome.faultText;
    emit finished(outcome);
}

} // namespace api
