// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "app/cli/failure.h"
#include "app/tasks.h"
#include "timeline/media/sequenceview.h"

#include <QCommandLineParser>
#include <QObject>

#include <optional>
#include <type_traits>
#include <utility>

namespace app::cli {

// One sub-command: started once from the event loop, and the program ends with finished(). What
// takes long runs in the pool. GUI thread.
class Command : public QObject {
    Q_OBJECT

public:
    explicit Command(Console &console, QObject *parent = nullptr);
    ~Command() override;

    virtual void addOptions(QCommandLineParser &parser) const = 0;
    virtual void start(const QCommandLineParser &parser) = 0;
    // Ctrl+C: stop, clean up, finish.
    virtual void interrupt();

signals:
    void finished(int exitCode);

protected:
    Console &console() { return m_console; }
    void finish(ExitCode code = ExitCode::Done);
    void fail(const Failure &failure);

    // work(cancel, progress) → expected<T, model::Error or Failure> in the pool; its error ends the
    // command, its value goes to done(value) here. `step` names the work for people, `subject` the
    // file that it is about.
    template <class Work, class Done>
    void inBackground(const QString &step, const QString &subject, Work work, Done done)
    {
        using Answer =
            std::invoke_result_t<Work &, const model::CancelToken &, const model::Progress &>;
        m_tasks.start(
            this, std::move(work),
            [this, subject, done = std::move(done)](Answer answer) mutable {
                if (answer)
                    done(std::move(*answer));
                else
                    fail(asFailure(answer.error(), subject));
            },
            [this, step](double fraction) { console().progress(step, fraction); });
    }

private:
    static Failure asFailure(const model::Error &error, const QString &subject)
    {
        return failureOf(error, subject);
    }
    static Failure asFailure(const Failure &failure, const QString &) { return failure; }

    Console &m_console;
    bool m_finished = false;
    Tasks m_tasks; // last: waits for its work before the rest goes
};

// TIME as a frame of the view; a usage failure names the option that it came from.
tl::expected<model::FrameNumber, Failure> frameOf(
    const QString &text, const QString &option, const media::SequenceView &view);

// --from and --to; they must hold at least one frame.
tl::expected<model::FrameRange, Failure> rangeOf(
    const QString &from, const QString &to, const media::SequenceView &view);

// A value that is not a number, or not in [least, most], is a usage failure.
tl::expected<double, Failure> numberOf(
    const QString &text, const QString &option, double least, double most);

} // namespace app::cli
