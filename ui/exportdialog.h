// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/error.h"
#include "ui/targetdialog.h"
#include "ui/values.h"

#include <functional>

class QComboBox;

namespace ui {

// Where to, as what, and what that will mean, in words, before it starts. GUI thread.
class ExportDialog final : public TargetDialog {
    Q_OBJECT

public:
    // Says what an export would do. The suffix is all that it may ask of the path: opening encoders
    // takes too long for each key pressed.
    using Planner = std::function<model::Result<render::ExportPlan>(const ExportChoice &choice)>;

    // The take of `suggestion` is the one that is written where a take alone is wanted.
    ExportDialog(const ExportChoice &suggestion, Planner planner, Prompts &prompts,
        QWidget *parent = nullptr);

    ExportChoice choice() const;

signals:
    void exportRequested(const ui::ExportChoice &choice);

protected:
    void describe(const QString &path) override;
    QString corrected(const QString &path) const override;
    void request() override;

private:
    render::Preset preset() const;
    void usePreset();
    const model::Result<render::ExportPlan> &planned();
    void showPlan(const render::ExportPlan &plan);
    void refuse(const QString &sentence);

    struct Planned {
        render::Preset preset;
        QString suffix;
        model::Result<render::ExportPlan> plan;
    };

    Planner m_planner;
    std::optional<Planned> m_planned; // the last
    std::optional<model::TakeId> m_take;
    QComboBox *m_preset;
    QLabel *m_about;
    QLabel *m_what;
    QLabel *m_why;
    QLabel *m_size;
};

} // namespace ui
