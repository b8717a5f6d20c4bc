// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/host.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QPair>
#include <QString>

// A client of the practice service that knows nothing of the project's own: plain HTTP over Qt.

struct Answer {
    int status = 0; // 0: no answer
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; // names in lower case

    QJsonObject json() const;
    QString errorType() const; // of the service's envelope; empty when it is none
    QString errorMessage() const;
    QByteArray header(const char *name) const { return headers.value(name); }
};

using Headers = QList<QPair<QByteArray, QByteArray>>;

class PracticeClient {
public:
    explicit PracticeClient(practice::Endpoint endpoint);

    Answer send(const QByteArray &method, const QString &url, const Headers &headers = {},
        const QByteArray &body = {});

    // With the bearer, relative to the service.
    Answer api(const QByteArray &method, const QString &path, const QByteArray &body = {});
    Answer put(const QJsonObject &ticket, const QByteArray &bytes);

    QJsonObject ticket(); // of a new slot
    QString upload(const QByteArray &bytes); // its storage_uri; empty when refused
    Answer submit(const QJsonObject &request);
    Answer poll(const QString &id);
    QJsonObject waitForEnd(const QString &id); // the last status, empty after half a minute

    const practice::Endpoint &endpoint() const { return m_endpoint; }

private:
    practice::Endpoint m_endpoint;
    QNetworkAccessManager m_network;
};

// A small video that the service accepts: 80 frames, 3.2 s, with sound.
QByteArray sampleVideo();

// {video_uri, start_time: 0.5, duration: 2, mode} for it.
QJsonObject sampleRequest(
    const QString &uri, const QString &mode = QStringLiteral("replace_audio_and_video"));

// Settings in which a job takes as little time as making its take does.
practice::Settings quickSettings(const QStringList &faults = {});
