// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "timeline/model/timecode.h"

#include <cmath>

namespace app::cli {

Command::Command(Console &console, QObject *parent)
    : QObject(parent)
    , m_console(console)
{
}

Command::~Command() = default;

void Command::interrupt()
{
    m_tasks.cancelAll();
}

void Command::finish(ExitCode code)
{
    if (std::exchange(m_finished, true))
        return;
    emit finished(int(code));
}

void Command::fail(const Failure &failure)
{
    if (m_finished)
        return;
    m_console.fail(failure);
    finish(failure.code);
}

tl::expected<model::FrameNumber, Failure> frameOf(
    const QString &text, const QString &option, const media::SequenceView &view)
{
    const auto frame = model::parseTime(text, *view.grid, view.project.sequence.format.rate);
    if (!frame)
        return tl::unexpected(
            usageFailure(QStringLiteral("--%1: %2.").arg(option, frame.error().detail)));
    return *frame;
}

tl::expected<model::FrameRange, Failure> rangeOf(
    const QString &fromText, const QString &toText, const media::SequenceView &view)
{
    if (fromText.isEmpty() || toText.isEmpty())
        return tl::unexpected(usageFailure(QStringLiteral("Both --from and --to are needed.")));
    const auto from = frameOf(fromText, QStringLiteral("from"), view);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = frameOf(toText, QStringLiteral("to"), view);
    if (!to)
        return tl::unexpected(to.error());
    if (*from >= *to || from->value >= view.grid->count())
        return tl::unexpected(
            usageFailure(QStringLiteral("Between --from and --to lies no frame; the video has %1.")
                             .arg(view.grid->count())));
    return model::FrameRange{*from, *to};
}

tl::expected<double, Failure> numberOf(
    const QString &text, const QString &option, double least, double most)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < least || value > most)
        return tl::unexpected(
            usageFailure(QStringLiteral("--%1 wants a number from %2 to %3, not \"%4\".")
                             .arg(option)
                             .arg(least)
                             .arg(most)
                             .arg(text)));
    return value;
}

} // namespace app::cli
