// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/api/wireserver.h"

#include <QStringList>

namespace apitest {

// A service whose error messages repeat everything that it knows of the client, in several
// spellings: the key, the signed addresses, the text. Its result is the window that it was sent.
class TellingService : public QObject {
    Q_OBJECT

public:
    // Where it fails, each time that it is asked: "slot", "slot-page", "put", "submit",
    // "submit-unclear", "submit-held" (until acceptHeld()), "word", "job", "poll", "file",
    // "forever" (never finishes). Empty: nowhere.
    explicit TellingService(QObject *parent = nullptr);

    void setTrouble(const QString &trouble) { m_trouble = trouble; }
    QString url() const { return m_api.url().toString(); }
    int posts() const { return m_api.count("POST", "/v2/retake"); }
    int polls() const { return m_polls; }
    void acceptHeld() { m_api.answerHanging(accepted()); }

    static QByteArray key() { return QByteArrayLiteral("ltx/SECRET+key-\"42\"&0123456789=="); }
    // As they stand in the queries of the addresses, and as they are meant.
    static QByteArray uploadSignature()
    {
        return QByteArrayLiteral("SIGNED/upload+aa11bb22cc33==");
    }
    static QByteArray resultSignature()
    {
        return QByteArrayLiteral("SIGNED/result+dd44ee55ff66==");
    }
    static QByteArray uploadToken() { return QByteArrayLiteral("upload-token-0a1b2c3d4e5f"); }

private:
    WireReply onApi(const WireRequest &request);
    WireReply onSlot() const;
    WireReply onSubmit(const WireRequest &request);
    static WireReply accepted();
    WireReply onPoll();
    WireReply onStorage(const WireRequest &request);
    QString everything() const;
    WireReply envelope(int status, const QString &type) const;
    WireReply page(int status) const;
    WireReply bucket() const;
    QByteArray uploadUrl() const;
    QByteArray resultUrl() const;

    QString m_trouble;
    QString m_prompt;
    QByteArray m_window;
    int m_polls = 0;
    WireServer m_storage;
    WireServer m_api;
};

} // namespace apitest
