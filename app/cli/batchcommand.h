// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/batchlist.h"
#include "app/cli/command.h"

#include <QJsonArray>
#include <QProcess>

#include <functional>
#include <optional>

namespace app::cli {

// `retake batch`: the rows of a list, one after the other, each as a `retake run` of its own, so
// that none can harm another. All are priced before the first is sent. Started again it goes on: a
// row whose output is there is over, and one whose jobs stand in the journal is resumed, never sent
// anew unless all of them ended before anything was sent. It stops where no service is reached.
class BatchCommand : public Command {
    Q_OBJECT

public:
    explicit BatchCommand(Console &console, QObject *parent = nullptr);
    ~BatchCommand() override;

    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
    void interrupt() override;

private:
    void callRetake(const QStringList &arguments, std::function<void()> done);
    void priceNext();
    void priced();
    void runNext();
    void send();
    void ran(const QString &how);
    QJsonObject answer();
    void conclude();

    QList<BatchRow> m_rows;
    qsizetype m_next = 0;
    QStringList m_service; // options of every row
    std::optional<double> m_maxCost;
    double m_price = 0;
    bool m_isDryRun = false;
    bool m_isInterrupted = false;
    QProcess m_retake;
    std::function<void()> m_done;
    QJsonArray m_results;
    ExitCode m_code = ExitCode::Done;
};

} // namespace app::cli
