// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpoutcome.h"

#include <QByteArrayList>
#include <QObject>
#include <QPointer>

#include <memory>

namespace api {

class OneShotDevice;

// One exchange under way. Ends with one finished(), unless cancelled. GUI thread; made by Client.
class Call : public QObject {
    Q_OBJECT

public:
    ~Call() override;

    // Nothing is heard of it afterwards; what the server has read it has read.
    void cancel();

signals:
    void progressChanged(qint64 done, qint64 total);
    void identified(const QByteArray &etag); // of a download, as soon as its headers are here
    void finished(const api::HttpOutcome &outcome);

protected:
    explicit Call(QObject *parent = nullptr);
    // `secrets`: taken out of all that is told of the answer.
    void attach(QNetworkReply *reply, OneShotDevice *body, const QByteArrayList &secrets);
    QNetworkReply *reply() const { return m_reply; }
    // Ends the exchange from our side.
    void breakOff(Error::Kind fault, const QString &text);

    virtual void onHeaders() { }
    virtual void onBytes();
    bool isEnded() const { return m_ended; }
    // For a call without a reply: its one finished(), unless it was cancelled.
    void endWith(const HttpOutcome &outcome);
    // Last word before finished(); may add a fault.
    virtual void onEnd(HttpOutcome &) { }

private:
    friend class Client;
    void finish();

    QPointer<QNetworkReply> m_reply;
    QPointer<OneShotDevice> m_body;
    QByteArray m_answer;
    QByteArrayList m_secrets;
    std::optional<Error::Kind> m_fault;
    QString m_faultText;
    bool m_ended = false;
};

// A call may be let go of inside its own signal.
struct CallDeleter {
    void operator()(Call *call) const
    {
        call->cancel();
        call->deleteLater();
    }
};
using CallPtr = std::unique_ptr<Call, CallDeleter>;

} // namespace api
