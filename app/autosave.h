// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recoverystore.h"
#include "app/session.h"
#include "app/tasks.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace app {

// Keeps recovery copies of what is open for as long as it has changes that are not saved. The first
// change that no copy has starts the clock, not the last one: however fast changes follow each
// other, less than three seconds of them can be lost. Writes in the pool. GUI thread.
class Autosave : public QObject {
    Q_OBJECT

public:
    // From a change to its copy; the writing itself comes on top.
    static constexpr std::chrono::milliseconds usualPace{2000};

    explicit Autosave(Session &session, const QString &root, QObject *parent = nullptr);

    void setPace(std::chrono::milliseconds pace) { m_clock.setInterval(pace); }
    // The next project that is opened goes on in this folder, from which it is recovered. Empty:
    // it does not after all.
    void adoptNext(const QString &folder) { m_nextFolder = folder; }
    using Then = std::function<void(const model::Result<> &kept)>;
    // Now: `then` is called in this thread once what is open is on disk, or with why it could not
    // be written. At once when there is nothing to write.
    void keepNow(Then then = {});
    // What is open was closed knowingly: nothing of it will be asked for again.
    void end();

signals:
    void kept();
    // The copy could not be written; said again only after one could.
    void failed(const timeline::model::Error &error);

private:
    void review();
    void startSession();
    void write();
    void written(const model::Result<> &result);
    model::Result<> makeFolder();
    RecoveryNote note() const;

    using FolderPtr = std::shared_ptr<RecoveryFolder>;

    Session &m_session;
    const QString m_root;
    QTimer m_clock;
    QString m_opened; // which opening the folder belongs to
    QString m_nextFolder;
    FolderPtr m_folder;
    bool m_isWriting = false;
    bool m_isChanged = false; // since what was last written
    bool m_hasFailed = false;
    std::vector<Then> m_waiting; // for the next writing to end
    Tasks m_tasks; // last: waits for its work before the rest goes
};

} // namespace app
