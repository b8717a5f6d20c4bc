// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/clock.h"
#include "app/practice/http.h"
#include "app/practice/mediaprobe.h"
#include "app/practice/retakerequest.h"
#include "app/practice/settings.h"

#include <QHash>

#include <optional>

namespace practice {

// A finished upload that a job may use.
struct UploadedVideo {
    QString path;
    ProbedVideo video;
};

// The storage host's half of the service: write-once slots with an address that expires, and the
// files put there. Confined to the service's thread; the files lie in `folder`, which the owner
// removes.
class UploadStore {
public:
    UploadStore(const Settings &settings, const Clock &clock, QString folder);

    Response newSlot(const QString &baseUrl); // POST /v1/upload
    Response put(const Request &request, const QByteArray &token); // PUT /uploads/{token}

    // What a job's `video_uri` names, or why it cannot be used. Without a refusal on bad media when
    // Settings::mediaFaultsInJob says so: then `video` is empty.
    tl::expected<UploadedVideo, Refusal> find(const QString &uri);

    // A file for what is fetched by an address; it lives as long as an upload.
    QString newFile() const;
    // What lies there, as find() says.
    tl::expected<UploadedVideo, Refusal> keep(const QString &path);

    // Forgets what is past its life. Files that `inUse` are kept.
    void sweep(const QStringList &inUse);

private:
    struct Slot {
        QByteArray signature;
        Clock::Time expires; // the address
        Clock::Time forgotten; // the file
        QString path; // empty until written
        std::optional<tl::expected<ProbedVideo, Refusal>> probed;
    };
    tl::expected<UploadedVideo, Refusal> usable(Slot &slot);
    tl::expected<UploadedVideo, Refusal> fromDataUri(const QString &uri);
    QByteArray lengthRange() const;
    QString writeFile(const QByteArray &token, const QByteArray &bytes) const; // empty on failure

    const Settings &m_settings;
    const Clock &m_clock;
    QString m_folder;
    QHash<QByteArray, Slot> m_slots;
};

} // namespace practice
