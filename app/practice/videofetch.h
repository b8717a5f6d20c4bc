// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/retakerequest.h"

#include <QFile>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>
#include <QUrl>

namespace practice {

// Gets the video that a `video_uri` names by its address, as the real service does: from public
// hosts alone, without following redirects, within Settings' size and time. Confined to the
// service's thread.
class VideoFetch : public QObject {
    Q_OBJECT

public:
    VideoFetch(
        const QUrl &url, const QString &path, const Settings &settings, QObject *parent = nullptr);

    // Ends with one finished().
    void start();

signals:
    // Null: the file lies at its path; else there is none.
    void finished(const QString &fault);

private:
    void connectTo(const QHostInfo &found);
    void onBytes();
    void onEnd();
    void end(const QString &fault);

    const QUrl m_url;
    const Settings &m_settings;
    QFile m_file;
    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_reply;
    QTimer m_patience;
    bool m_hasEnded = false;
};

// Where anyone may be asked: no address of this computer, its networks or of special use. Pure.
bool isPublic(const QHostAddress &address);

} // namespace practice
