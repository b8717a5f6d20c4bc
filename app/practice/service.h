// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/clock.h"
#include "app/practice/faults.h"
#include "app/practice/http.h"
#include "app/practice/joblist.h"
#include "app/practice/settings.h"
#include "app/practice/uploadstore.h"
#include "app/practice/workfolder.h"
#include "timeline/model/error.h"

#include <QHash>
#include <QHttpServer>
#include <QObject>
#include <QString>

namespace practice {

// The emulated retake API as an HTTP server on loopback. Confined to one thread, whose event loop
// it needs; FaultProxy stands in front of it. Its files live in a folder of their own that goes
// with it.
class Service : public QObject {
    Q_OBJECT

public:
    Service(const Settings &settings, Clock &clock, FaultPlan &faults, QObject *parent = nullptr);

    // Listens on loopback, on a free port, and says on which.
    timeline::model::Result<quint16> listen();

    // The address that clients use: what the URLs in its answers begin with.
    void setPublicUrl(const QString &url) { m_publicUrl = url; }

    AccountBook &book() { return m_jobs.book(); }
    int count(Step step) const { return m_counts.value(step); } // requests seen

private:
    using Answered = std::function<void(const Response &)>;
    void receive(const Request &request, const Answered &answered);
    QUrl addressIn(const Request &request) const; // of a video that has to be fetched; or empty
    void answer(const Request &request, const Answered &answered);
    Response handle(const Request &request);
    Response route(const Request &request, Step step);
    Response faulty(const Fault &fault) const;
    Response withRetryAfter(const Fault &fault, const QByteArray &value) const;
    Response submit(const Request &request);
    bool hasKey(const Request &request) const;

    const Settings &m_settings;
    Clock &m_clock;
    FaultPlan &m_faults;
    WorkFolder m_folder;
    UploadStore m_uploads;
    JobList m_jobs;
    QHash<Step, int> m_counts;
    QString m_publicUrl;
    QHttpServer m_http; // first to go: it calls into the rest
};

// Which step of a job a request belongs to. Pure; the proxy asks too.
Step stepOf(const QByteArray &method, const QString &path, const Settings &settings);

} // namespace practice
