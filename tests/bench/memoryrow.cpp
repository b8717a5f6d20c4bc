// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "tests/bench/waiting.h"
#include "tests/support/testsequence.h"
#include "timeline/media/frameserver.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace bench {

namespace media = timeline::media;

namespace {

constexpr std::size_t budget = 512'000'000;

// The most memory that this process has ever held; Linux only (proc(5), VmHWM), else 0.
std::int64_t mostMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

} // namespace

int scrubForMemory(const QString &path, std::size_t bytes)
{
    const media::ViewPtr view = testsupport::openSequence(path);
    media::FrameServer server;
    server.setCacheBudget(bytes);
    server.setPictureSize({1280, 720});
    server.setViews({view});
    // There and back in small steps, as a hand does, and a jump now and then.
    const std::int64_t count = view->grid->count();
    for (int i = 0; i < 400; ++i) {
        const std::int64_t swing = i < 200 ? i : 400 - i;
        server.request({(i / 100 * count / 5 + swing) % count});
        runLoop(40);
    }
    std::printf("%lld\n", static_cast<long long>(mostMemory()));
    return 0;
}

std::vector<Line> memoryRow(const Context &context)
{
    const QString work = QStringLiteral("memory while scrubbing 4K, budget 512 MB");
    const Ended ended = runProgram(QCoreApplication::applicationFilePath(),
        {QStringLiteral("--scrub"), context.material.fourK, QString::number(budget)});
    const qint64 most = ended.out.trimmed().toLongLong();
    if (ended.code != 0 || most == 0)
        return {notRun(work,
            ended.code != 0 ? QString::fromUtf8(ended.err)
                            : QStringLiteral("this system does not say what a process held"))};
    return {{work, Unit::Megabytes, double(most) / 1e6, {}, {}, double(budget) / 1e6 + 200,
        QStringLiteral("the most that a process of its own ever held, Qt and FFmpeg included")}};
}

} // namespace bench
