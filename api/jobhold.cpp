// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a job comes to be this process's to move: when it is new, and when the user wants something
// of one that has ended. All of it waits for the disk, so the writer's thread does it.
#include "api/log.h"
#include "api/retakejob.h"

#include <QFile>
#include <QLockFile>

namespace api {

namespace {

// What the writer's thread brings back.
struct Held {
    std::shared_ptr<QLockFile> lock;
    JobRecord record;
    bool isGone = false;
};

Result<> enrol(const Journal &journal, const RetakeJob::Allow &allow, Held &held)
{
    auto lock = journal.lock(held.record.id);
    if (!lock)
        return tl::unexpected<Error>(lock.error());
    if (const auto written = journal.write(held.record); !written)
        return written;
    if (const auto allowed = allow(held.record); !allowed) {
        (void)journal.remove(held.record.id);
        return allowed;
    }
    held.lock = std::move(*lock);
    return {};
}

// A final job is nobody's: whoever wants to move it takes the lock and looks whether it is still as
// it was.
Result<> lockAgain(const Journal &journal, Held &held)
{
    auto lock = journal.lock(held.record.id);
    if (!lock)
        return tl::unexpected<Error>(lock.error());
    auto onDisk = journal.read(held.record.id);
    if (!onDisk) {
        held.isGone = !journal.has(held.record.id);
        return tl::unexpected<Error>(onDisk.error());
    }
    held.lock = std::move(*lock);
    const JobState state = std::exchange(held.record, std::move(*onDisk)).state;
    if (held.record.state != state)
        return fail(Error::Kind::Locked, QStringLiteral("another process has moved this job on"));
    return {};
}

// Journalled before it is allowed, as a new one: a crash in between leaves no reservation behind
// that no job knows of.
Result<> takeAgain(
    const Journal &journal, void (*change)(JobRecord &), const RetakeJob::Allow &allow, Held &held)
{
    // A lock that is held still is of an end that is not on the disk: ours is the truth.
    if (!held.lock) {
        if (const auto locked = lockAgain(journal, held); !locked)
            return locked;
    }
    const JobRecord before = held.record;
    change(held.record);
    if (held.record != before) {
        if (const auto written = journal.write(held.record); !written) {
            held.record = before;
            return written;
        }
    }
    if (auto allowed = allow(held.record); !allowed) {
        if (held.record != before)
            (void)journal.write(before);
        held.record = before;
        return allowed;
    }
    return {};
}

void leaveAsItIs(JobRecord &) { }

void beginOnceMore(JobRecord &record)
{
    ++record.sends;
    record.error.reset();
    forgetSubmit(record);
    record.state = JobState::Preparing;
    record.stages.append({record.state, QDateTime::currentDateTimeUtc()});
}

} // namespace

void RetakeJob::enrol(Allow allow)
{
    m_isBusy = true;
    m_saved = m_record;
    const auto held = std::make_shared<Held>(Held{nullptr, m_record});
    m_tools.writer.post([held, journal = m_tools.journal,
                            allow = std::move(allow)] { return api::enrol(journal, allow, *held); },
        this,
        [this, held](const Result<> &enrolled) {
            m_isBusy = false;
            // One that was stopped meanwhile lets go of it when that is on the disk.
            m_lock = std::move(held->lock);
            if (enrolled)
                emit changed();
            else
                emit refused(enrolled.error());
        });
}

void RetakeJob::holdAgain(void (*change)(JobRecord &), Allow allow, std::function<void()> next)
{
    m_isBusy = true;
    emit changed();
    const auto held = std::make_shared<Held>(Held{m_lock, m_record});
    m_tools.writer.post(
        [held, journal = m_tools.journal, change, allow = std::move(allow)] {
            return takeAgain(journal, change, allow, *held);
        },
        this,
        [this, held, next = std::move(next)](const Result<> &allowed) {
            m_isBusy = false;
            const bool isUnsaved = m_lock && !m_saved && held->record == m_record;
            m_record = held->record;
            m_lock = std::move(held->lock);
            if (!isUnsaved)
                m_saved = m_record;
            if (allowed) {
                next();
                return;
            }
            if (!isFinal(m_record.state))
                m_started = false; // taken over where another process left it
            else if (!isUnsaved)
                m_lock.reset();
            emit changed();
            if (held->isGone)
                emit forgotten();
            else
                emit refused(allowed.error());
        });
}

void RetakeJob::sendAgain(const Allow &allow)
{
    if (m_record.state != JobState::Uncertain || m_isBusy)
        return;
    holdAgain(beginOnceMore, allow, [this] {
        qCInfo(apiLog) << "job" << m_record.id << "is sent again by the user's wish";
        m_started = false;
        emit stateChanged(m_record.state);
        emit changed();
    });
}

void RetakeJob::lookAgain()
{
    const bool fits = m_record.state == JobState::Failed || m_record.state == JobState::Abandoned;
    const bool isKnown = !m_record.serviceJobId.isEmpty() || !m_record.madeFile.isEmpty();
    if (fits && isKnown && !m_isBusy)
        holdAgain(
            leaveAsItIs, [](const JobRecord &) { return Result<>(); }, [this] { askOnceMore(); });
}

void RetakeJob::askOnceMore()
{
    m_record.error.reset();
    m_refusedPolls = 0;
    m_freshUrlAsked = false;
    m_started = true;
    if (!m_record.madeFile.isEmpty()) {
        download(QUrl::fromLocalFile(m_record.madeFile));
        return;
    }
    enter(JobState::Queued);
    poll();
}

void RetakeJob::forget(const Allow &allow)
{
    if (!isFinal(m_record.state) || m_isBusy)
        return;
    const auto remove = [allow, journal = m_tools.journal](const JobRecord &record) -> Result<> {
        if (const auto allowed = allow(record); !allowed)
            return allowed;
        QFile::remove(partPathOf(record));
        return journal.remove(record.id);
    };
    holdAgain(leaveAsItIs, remove, [this] {
        m_lock.reset();
        emit forgotten();
    });
}

} // namespace api
