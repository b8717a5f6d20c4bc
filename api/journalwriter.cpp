// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/journalwriter.h"

#include <QPointer>

namespace api {

JournalWriter::JournalWriter(QObject *parent)
    : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
}

JournalWriter::~JournalWriter()
{
    flush();
}

void JournalWriter::post(Work work, QObject *context, Done done)
{
    m_thread.start([this, work = std::move(work), context = QPointer<QObject>(context),
                       done = std::move(done)]() mutable {
        auto told = [context, done = std::move(done), result = work()] {
            if (done && context)
                done(result);
        };
        // Whatever it held is let go of before anybody hears that it is done.
        work = nullptr;
        QMetaObject::invokeMethod(this, std::move(told), Qt::QueuedConnection);
    });
}

void JournalWriter::write(const Journal &journal, JobRecord record, std::shared_ptr<QLockFile> lock,
    QObject *context, Done done)
{
    post([journal, record = std::move(record),
             lock = std::move(lock)] { return journal.write(record); },
        context, std::move(done));
}

void JournalWriter::flush()
{
    m_thread.waitForDone();
}

} // namespace api
