// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/autosave.h"

#include <QFileInfo>

#include <utility>

namespace app {

Autosave::Autosave(Session &session, const QString &root, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_root(root)
{
    m_clock.setSingleShot(true);
    m_clock.setInterval(usualPace);
    connect(&m_clock, &QTimer::timeout, this, &Autosave::write);
    connect(&m_session.document(), &edit::Document::changed, this, &Autosave::review);
    connect(&m_session.document(), &edit::Document::dirtyChanged, this, [this](bool dirty) {
        review();
        // Saved: nothing to recover. Asked again later, as another project may just be opening.
        if (!dirty)
            QMetaObject::invokeMethod(this, &Autosave::write, Qt::QueuedConnection);
    });
}

// While a step is being done the history does not count it yet: whether there is anything to save
// is asked when the clock has run out.
void Autosave::review()
{
    if (m_opened != m_session.unsavedFolder())
        startSession();
    m_isChanged = true;
    if (!m_clock.isActive())
        m_clock.start();
}

// What was open before was left knowingly.
void Autosave::startSession()
{
    if (m_folder)
        m_folder->discard();
    m_folder.reset();
    m_opened = m_session.unsavedFolder();
    if (const QString folder = std::exchange(m_nextFolder, {}); !folder.isEmpty()) {
        if (auto adopted = RecoveryFolder::adopt(folder))
            m_folder = *std::move(adopted);
    }
}

model::Result<> Autosave::makeFolder()
{
    if (m_folder)
        return {};
    return RecoveryFolder::make(m_root).map(
        [this](std::unique_ptr<RecoveryFolder> made) { m_folder = std::move(made); });
}

RecoveryNote Autosave::note() const
{
    const edit::Document &document = m_session.document();
    const auto &media = document.project().media;
    const QString named = !document.path().isEmpty() ? document.path()
        : media.empty()                              ? QString()
                                                     : media.front().path;
    return {document.path(), QFileInfo(named).fileName(), m_session.unsavedFolder(),
        m_session.hold().content()};
}

void Autosave::write()
{
    if (m_isWriting)
        return; // goes on by itself
    m_clock.stop();
    const bool isWanted = m_session.document().isOpen() && m_session.document().isDirty();
    m_isChanged = false;
    const model::Result<> made = isWanted ? makeFolder() : model::Result<>();
    if (!m_folder)
        return written(made);
    m_isWriting = true;
    m_tasks.start(
        this,
        [folder = m_folder, project = m_session.project(), note = note(), isWanted](
            const model::CancelToken &, const model::Progress &) -> model::Result<> {
            if (isWanted)
                return folder->write(project, note);
            folder->clear();
            return {};
        },
        [this](const model::Result<> &result) {
            m_isWriting = false;
            written(result);
        });
}

void Autosave::written(const model::Result<> &result)
{
    const bool isNews = !result && !m_hasFailed;
    if (m_folder || !result)
        m_hasFailed = !result;
    for (const Then &then : std::exchange(m_waiting, {}))
        then(result);
    if (isNews)
        emit failed(result.error());
    else if (result && m_folder)
        emit kept();
    if (m_isChanged && !m_clock.isActive())
        m_clock.start();
}

void Autosave::keepNow(Then then)
{
    // What is being written may be older: one more comes after it.
    if (m_isWriting) {
        m_isChanged = true;
        m_waiting.push_back([this, then = std::move(then)](
                                const model::Result<> &) mutable { keepNow(std::move(then)); });
        return;
    }
    if (then)
        m_waiting.push_back(std::move(then));
    write();
}

void Autosave::end()
{
    m_clock.stop();
    m_isChanged = false;
    if (m_folder)
        m_folder->discard();
    m_folder.reset();
    m_opened.clear();
}

} // namespace app
